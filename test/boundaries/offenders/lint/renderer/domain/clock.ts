// breaks: eslint(no-restricted-properties)
export const today = () => Date.now();
