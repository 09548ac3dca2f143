// breaks: jsx-a11y(no-noninteractive-element-interactions)
export const Row = ({ open }: { readonly open: () => void }) => <li onClick={open}>open</li>;
