import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeEvents } from '../contract/bridge';
import { refuseDrops } from './refuse-drops';

type Call = Exclude<keyof Bridge, 'on'>;

/** One call to main; a refusal rejects by name. Main answers `{ kind: 'ok', value } | { kind: 'refused' }`. */
function call<Name extends Call>(name: Name) {
  return async (...args: Parameters<Bridge[Name]>): Promise<Awaited<ReturnType<Bridge[Name]>>> => {
    const answer = await ipcRenderer.invoke(`casekeep:${name}`, ...args);
    if (answer.kind !== 'ok') throw new Error(`refused:${name}`);
    return answer.value;
  };
}

const bridge: Bridge = {
  start: call('start'),
  requestStoragePort: call('requestStoragePort'),
  lock: call('lock'),
  lockReady: call('lockReady'),
  activity: call('activity'),
  copied: call('copied'),
  unlocked: call('unlocked'),
  setPreferences: call('setPreferences'),
  choosePlace: call('choosePlace'),
  renamePlace: call('renamePlace'),
  forgetPlace: call('forgetPlace'),
  chooseSource: call('chooseSource'),
  chooseTarget: call('chooseTarget'),
  printToPdf: call('printToPdf'),
  startDemo: call('startDemo'),
  leaveDemo: call('leaveDemo'),
  on(name, listener) {
    const heard = (_event: unknown, event: BridgeEvents[typeof name]): void => listener(event);
    ipcRenderer.on(`casekeep:on:${name}`, heard);
    return () => ipcRenderer.removeListener(`casekeep:on:${name}`, heard);
  },
};

contextBridge.exposeInMainWorld('casekeep', bridge);
refuseDrops(window);
// The port goes on to the page as it comes; the page gives it to its worker.
ipcRenderer.on('casekeep:storage-port', (event) => {
  window.postMessage('casekeep-storage', window.location.origin, event.ports);
});
