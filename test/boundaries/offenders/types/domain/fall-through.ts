// breaks: TS7029
export const count = (kind: string) => {
  let total = 0;
  switch (kind) {
    case 'a':
      total += 1;
    case 'b':
      total += 2;
  }
  return total;
};
