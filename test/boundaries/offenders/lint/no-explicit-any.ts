// breaks: typescript(no-explicit-any)
export const loose = (value: any) => String(value);
