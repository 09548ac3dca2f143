// breaks: eslint(eqeqeq)
export const same = (a: string, b: string | number) => a == b;
