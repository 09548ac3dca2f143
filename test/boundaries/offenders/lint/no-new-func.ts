// breaks: eslint(no-new-func)
export const run = (text: string) => new Function(text);
