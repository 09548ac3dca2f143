import type { StorageAnswer, StorageName, StorageProgress, StorageValue } from '../../contract/storage';
import { DiskTrouble, failureOf } from '../disk/disk-trouble';
import { exactBytes } from '../disk/exact-bytes';
import type { SameFolder } from '../vault-folder/same-folder';
import type { Handlers } from './handlers';
import { isStorageName, requestEnvelope, storageArgs } from './parse-args';

/** What goes back over the port. */
export type PortMessage =
  | { readonly id: number; readonly answer: StorageAnswer<unknown> }
  | { readonly id: number; readonly progress: StorageProgress };

/** Answers one message of the port; never throws. A message that is no request at all is dropped. */
export type Serve = (message: unknown, post: (answer: PortMessage) => void) => Promise<void>;

/** The only way in: every request is parsed by its own schema before a handler sees it. */
export function serveStorage(handlers: Handlers, inSameFolder: SameFolder = (_name, run) => run()): Serve {
  let swapped = false;

  async function run<Name extends StorageName>(
    name: Name,
    given: unknown,
    progress: (progress: StorageProgress) => void,
  ): Promise<StorageValue<Name>> {
    const args = storageArgs[name].safeParse(given);
    if (!args.success) throw new DiskTrouble('refused', 'arguments');
    // After a restore the folders are another vault's: nothing of this run may be written there.
    if (swapped) throw new DiskTrouble('refused', 'restart');
    const value = await inSameFolder(name, () => handlers[name](args.data, { progress }));
    if (name === 'restore.install') swapped = true;
    return value;
  }

  return async (message, post) => {
    const request = requestEnvelope.safeParse(message);
    if (!request.success) return;
    const { id, name, args } = request.data;
    try {
      if (!isStorageName(name)) throw new DiskTrouble('refused', 'name');
      const value = await run(name, args, (progress) => post({ id, progress }));
      post({ id, answer: { kind: 'ok', value: withExactBytes(value) } });
    } catch (error) {
      post({ id, answer: { kind: 'failed', failure: failureOf(error) } });
    }
  };
}

/** Bytes leave as exact-size copies, wherever they stand in an answer. */
function withExactBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return exactBytes(value);
  if (Array.isArray(value)) return value.map(withExactBytes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withExactBytes(inner)]));
}
