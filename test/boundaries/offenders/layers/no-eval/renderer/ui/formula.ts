// breaks: no-eval
export const run = (text: string) => new Function (text)();
