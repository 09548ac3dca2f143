// breaks: ipc-renderer-one-wrapper
import { ipcRenderer } from 'electron';

export const door = () => ipcRenderer.invoke('a');
