// breaks: no-plain-storage
export const remember = (name: string) => localStorage.setItem('last', name);
