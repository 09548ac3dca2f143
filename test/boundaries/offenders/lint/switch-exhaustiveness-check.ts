// breaks: typescript(switch-exhaustiveness-check)
export const say = (kind: 'saved' | 'disk-full') => {
  switch (kind) {
    case 'saved':
      return 'Saved';
  }
  return '';
};
