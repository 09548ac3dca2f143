// breaks: TS7030
export const say = (kind: string) => {
  if (kind === 'saved') return 'Saved';
};
