import type { Bridge } from '../../electron/contract/bridge';
import type { StartState } from '../../electron/contract/state';
import type { Presence, Vault } from '../vault/api';
import { bridgeOnWindow } from './bridge-on-window';
import { linkVault } from './link-vault';

export interface Started {
  readonly kind: 'started';
  readonly bridge: Bridge;
  readonly vault: Vault;
  readonly start: StartState;
  readonly presence: Presence;
}

export type StartOutcome = Started | { readonly kind: 'failed'; readonly said: string };

/** Starts the vault's worker, hands it the storage port, and learns what stands on disk. */
export async function startVault(): Promise<StartOutcome> {
  const bridge = bridgeOnWindow();
  if (bridge === null) return { kind: 'failed', said: 'The link between the page and the app is missing.' };
  try {
    const start = await bridge.start();
    const worker = new Worker(new URL('../vault/worker.ts', import.meta.url), { type: 'module' });
    const vault = linkVault(worker);
    const presence = await Promise.race([
      storagePort(bridge).then((port) => vault.connect(port, start.info.clockShiftMs)),
      failureOf(worker),
    ]);
    return { kind: 'started', bridge, vault, start, presence };
  } catch (error) {
    return { kind: 'failed', said: reasonOf(error) };
  }
}

/** Main answers the request with a message that carries the port; the preload passes it on to this window. */
function storagePort(bridge: Bridge): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const onMessage = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== 'casekeep-storage' || port === undefined) return;
      window.removeEventListener('message', onMessage);
      resolve(port);
    };
    window.addEventListener('message', onMessage);
    bridge.requestStoragePort().catch(reject);
  });
}

function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error('The part that holds the keys did not start.'));
    });
  });
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return message.startsWith('refused:')
    ? 'The app refused a request of its own page.'
    : message || 'No reason was given.';
}
