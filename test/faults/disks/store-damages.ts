import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { indexedDb } from '../bytes/screen-damages';

/** What a bad moment leaves of Chromium's own files of the store. */
export interface StoreDamage {
  readonly name: string;
  /** Answers how many files it changed. */
  readonly damage: (profile: string, older: string) => Promise<number>;
}

/** The first two are the short form: a silent empty store and a silent old one. */
export const STORE_DAMAGES: readonly StoreDamage[] = [
  { name: 'log emptied', damage: (profile) => each(profile, /\.log$/, cutTo(0)) },
  {
    name: 'an older copy of the folder put back',
    async damage(profile, older) {
      await rm(indexedDb(profile), { recursive: true });
      await cp(older, indexedDb(profile), { recursive: true });
      return 1;
    },
  },
  { name: 'CURRENT deleted', damage: (profile) => each(profile, /^CURRENT$/, remove) },
  { name: 'MANIFEST deleted', damage: (profile) => each(profile, /^MANIFEST/, remove) },
  { name: 'MANIFEST cut in half', damage: (profile) => each(profile, /^MANIFEST/, cutTo(1 / 2)) },
  { name: 'log cut at a third', damage: (profile) => each(profile, /\.log$/, cutTo(1 / 3)) },
  { name: 'log cut at nine tenths', damage: (profile) => each(profile, /\.log$/, cutTo(0.9)) },
  { name: 'log deleted', damage: (profile) => each(profile, /\.log$/, remove) },
  { name: 'a table cut in half', damage: (profile) => each(profile, /\.ldb$/, cutTo(1 / 2)) },
  { name: 'tables deleted', damage: (profile) => each(profile, /\.ldb$/, remove) },
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
