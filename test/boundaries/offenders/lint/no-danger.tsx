// breaks: react(no-danger)
export const Note = ({ html }: { readonly html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;
