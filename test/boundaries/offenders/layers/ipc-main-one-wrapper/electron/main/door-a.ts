// breaks: ipc-main-one-wrapper
import { ipcMain } from 'electron';

ipcMain.handle('a', () => null);
