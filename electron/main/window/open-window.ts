import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { pinned } from '../profile/pinned';
import type { PlainState } from '../profile/plain-state';
import { boundsFor, measureDrift } from './window-memory';

/** The grounds of the style sheet, so that the first frame does not flash. */
const ground = { light: '#f7f5f1', dark: '#15181b' } as const;

/** The one window. Closed off; shown once its first picture is there; after a lock as the old one stood. */
export function openWindow(state: PlainState, outFolder: string): BrowserWindow {
  const bounds = boundsFor(state.window);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Casekeep',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(outFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      disableDialogs: true,
      // Its pickers ask for no permission that could be refused, and would hand whole folders to the page.
      disableBlinkFeatures: 'FileSystemAccessLocal',
      autoplayPolicy: 'document-user-activation-required',
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  measureDrift(window, bounds);
  window.once('ready-to-show', () => showAsBefore(window, state));
  void window.loadURL(`${pinned.origin}/`);
  return window;
}

/** A lock never steals the focus: only a window that had it when it locked takes it again. */
function showAsBefore(window: BrowserWindow, { afterLock, window: memory }: PlainState): void {
  if (memory?.maximised) window.maximize();
  if (!afterLock || memory === null || (memory.focused && !memory.minimised)) {
    window.show();
    return;
  }
  window.showInactive();
  if (memory.minimised) window.minimize();
}
