import { stat } from 'node:fs/promises';
import type { StorageName } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';

/** What writes by path: in another folder that took the vault's place it would find nothing amiss. */
const WRITES: ReadonlySet<StorageName> = new Set([
  'header.write',
  'keyring.write',
  'keyring.retire-older',
  'journal.append',
  'file.begin',
  'file.finish',
  'file.destroy',
  'draft.write',
  'draft.remove',
  'tombstones.append',
]);

/** Runs a request on the vault's folder as it was first seen. */
export type SameFolder = <Value>(name: StorageName, run: () => Promise<Value>) => Promise<Value>;

/**
 * A profile whose disk went away, or whose folder was replaced, is another one: nothing is written there, and nothing that
 * was written there meanwhile is called saved (`vanished`). Frames go into a file that stood there before, wherever it is
 * by then: their acknowledgement needs no second look.
 */
export function sameFolder(vault: string): SameFolder {
  let seen: string | null = null;
  const look = async (mustStand: boolean): Promise<void> => {
    const found = await stat(vault).catch(() => null);
    const now = found === null ? null : `${found.dev}:${found.ino}`;
    const isOther = seen === null ? mustStand && now === null : now !== seen;
    if (isOther) throw new DiskTrouble('vanished', 'vault');
    seen = now;
  };
  return async (name, run) => {
    if (!WRITES.has(name)) return run();
    await look(false);
    const value = await run();
    // A first run makes the folder: what was written a moment ago stands in it.
    if (name !== 'journal.append') await look(name === 'header.write' || name === 'keyring.write');
    return value;
  };
}
