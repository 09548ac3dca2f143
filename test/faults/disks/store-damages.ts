import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { indexedDb } from '../bytes/screen-damages';

/** What a bad moment leaves of Chromium's own files of the store. */
export interface StoreDamage {
  readonly name: string;
  /** The store as the first unlock left it (all of it in the log), or as a later start folded it (in tables). */
  readonly from: 'log' | 'tables';
  /** Answers how many files it changed. */
  readonly damage: (profile: string, older: string) => Promise<number>;
}

export const STORE_DAMAGES: readonly StoreDamage[] = [
  { name: 'CURRENT deleted', from: 'log', damage: (profile) => each(profile, /^CURRENT$/, remove) },
  { name: 'log cut at a third', from: 'log', damage: (profile) => each(profile, /\.log$/, cutTo(1 / 3)) },
  {
    name: 'an older copy of the folder put back',
    from: 'log',
    async damage(profile, older) {
      await rm(indexedDb(profile), { recursive: true });
      await cp(older, indexedDb(profile), { recursive: true });
      return 1;
    },
  },
  { name: 'MANIFEST deleted', from: 'tables', damage: (profile) => each(profile, /^MANIFEST/, remove) },
  { name: 'a table cut in half', from: 'tables', damage: (profile) => each(profile, /\.ldb$/, cutTo(1 / 2)) },
  { name: 'tables deleted', from: 'tables', damage: (profile) => each(profile, /\.ldb$/, remove) },
  { name: 'log cut at nine tenths', from: 'log', damage: (profile) => each(profile, /\.log$/, cutTo(0.9)) },
  { name: 'log deleted', from: 'log', damage: (profile) => each(profile, /\.log$/, remove) },
  { name: 'log emptied', from: 'log', damage: (profile) => each(profile, /\.log$/, cutTo(0)) },
  {
    name: 'MANIFEST cut in half',
    from: 'tables',
    damage: (profile) => each(profile, /^MANIFEST/, cutTo(1 / 2)),
  },
];

async function each(
  profile: string,
  names: RegExp,
  act: (path: string) => Promise<unknown>,
): Promise<number> {
  const entries = await readdir(indexedDb(profile), { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of files) await act(path);
  return files.length;
}

const remove = (path: string): Promise<void> => rm(path);

function cutTo(share: number) {
  return async (path: string): Promise<void> => truncate(path, Math.floor((await stat(path)).size * share));
}

/** Which files of the store there are, for the note of a case. */
export async function storeFiles(profile: string): Promise<readonly string[]> {
  const entries = await readdir(indexedDb(profile), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => basename(entry.name));
}
