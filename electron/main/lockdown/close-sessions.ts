import { app, type Session, session } from 'electron';
import { isLocalAddress, isOwnPage } from './local-address';

/**
 * Refuses in every session there is or will be: requests that are not local, permissions but one, devices, downloads,
 * spell checking. `persistent-storage` alone is granted, so that Chromium never evicts the store.
 */
export function closeSessions(): void {
  app.on('session-created', closeSession);
  closeSession(session.defaultSession);
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
}

const closed = new WeakSet<Session>();

function closeSession(one: Session): void {
  if (closed.has(one)) return;
  closed.add(one);
  one.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) => {
    answer({ cancel: !isLocalAddress(details.url) });
  });
  one.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === 'persistent-storage' && isOwnPage(details.requestingUrl));
  });
  one.setPermissionCheckHandler((_contents, permission) => String(permission) === 'persistent-storage');
  one.setDevicePermissionHandler(() => false);
  one.on('will-download', (event) => event.preventDefault());
  one.on('select-serial-port', (event) => event.preventDefault());
  one.on('select-hid-device', (event) => event.preventDefault());
  one.on('select-usb-device', (event) => event.preventDefault());
  one.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') one.setSpellCheckerLanguages([]);
}
