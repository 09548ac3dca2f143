import { proxy, transfer, wrap } from 'comlink';
import type { Vault } from '../vault/api';

/**
 * The vault behind its worker. Functions among the arguments are marked for the crossing, ports are handed over.
 * Comlink's `Remote` type loses which view belongs to which question; every method of `Vault` answers a promise
 * anyway, so the link is typed as the vault itself.
 */
export function linkVault(worker: Worker): Vault {
  const remote = wrap(worker);
  const blank: Vault = Object.create(null);
  return new Proxy(blank, {
    get(_, name) {
      // A promise resolved with the link must not mistake it for another promise.
      if (name === 'then' || typeof name === 'symbol') return undefined;
      return (...given: readonly unknown[]) => {
        const method: unknown = Reflect.get(remote, name);
        if (typeof method !== 'function') throw new TypeError(`The vault has no ${name}`);
        return Reflect.apply(method, undefined, given.map(readyToCross));
      };
    },
  });
}

function readyToCross(given: unknown): unknown {
  if (typeof given === 'function') return proxy(given);
  if (given instanceof MessagePort) return transfer(given, [given]);
  return given;
}
