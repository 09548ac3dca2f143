// breaks: typescript(no-misused-spread)
export const copy = (fields: Map<string, string>) => ({ ...fields });
