// breaks: TS7006
export const open = (value) => value;
