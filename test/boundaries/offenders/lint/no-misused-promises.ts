// breaks: typescript(no-misused-promises)
export const isSaved = (write: () => Promise<boolean>) => (write() ? 'yes' : 'no');
