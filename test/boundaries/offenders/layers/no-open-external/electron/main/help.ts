// breaks: no-open-external
import { shell } from 'electron';

export const help = (url: string) => shell.openExternal(url);
