// breaks: react(no-array-index-key)
export const List = ({ rows }: { readonly rows: readonly string[] }) => (
  <ul>
    {rows.map((row, index) => (
      <li key={index}>{row}</li>
    ))}
  </ul>
);
