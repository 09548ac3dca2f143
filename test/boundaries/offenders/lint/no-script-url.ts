// breaks: eslint(no-script-url)
export const link = 'javascript:alert(1)';
