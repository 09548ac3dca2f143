import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { BridgeEvents } from '../../contract/bridge';

export interface MenuActs {
  readonly lock: () => void;
  readonly quit: () => void;
  readonly send: (command: BridgeEvents['menu']['command']) => void;
}

/** A short menu whose keys work everywhere; no reload, no developer tools, no address to open. */
export function setAppMenu(acts: MenuActs): void {
  const isMac = process.platform === 'darwin';
  const quit: MenuItemConstructorOptions = {
    label: 'Quit Casekeep',
    accelerator: 'CmdOrCtrl+Q',
    click: acts.quit,
  };
  const lock: MenuItemConstructorOptions = {
    label: 'Lock now',
    accelerator: 'CmdOrCtrl+L',
    click: acts.lock,
  };
  const template: MenuItemConstructorOptions[] = [
    {
      label: isMac ? 'Casekeep' : 'File',
      submenu: [
        { label: 'New client', accelerator: 'CmdOrCtrl+N', click: () => acts.send('new-client') },
        { label: 'Search', accelerator: 'CmdOrCtrl+K', click: () => acts.send('search') },
        { type: 'separator' },
        lock,
        quit,
      ],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: 'Help', submenu: [{ label: 'Help', accelerator: 'F1', click: () => acts.send('help') }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Cut, copy and paste where they can do something; nothing that looks anything up. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { editFlags, isEditable, selectionText }) => {
    const items: MenuItemConstructorOptions[] = [];
    if (isEditable) items.push({ role: 'cut', enabled: editFlags.canCut });
    if (isEditable || selectionText !== '') items.push({ role: 'copy', enabled: editFlags.canCopy });
    if (isEditable) items.push({ role: 'paste', enabled: editFlags.canPaste });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
