// breaks: eslint(no-console)
export const say = (name: string) => console.error(name);
