// breaks: react(jsx-no-target-blank)
export const Help = ({ url }: { readonly url: string }) => (
  <a href={url} target="_blank">
    help
  </a>
);
