import { cp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flipSomewhere, segmentBelow } from './laptop-copies';

/** What is done to a closed profile, and what the screen must say afterwards. */
export interface ScreenDamage {
  readonly name: string;
  readonly damage: (profile: string, older: string) => Promise<unknown>;
  /** What the screen must say, or null where nothing needs to be said. */
  readonly said: RegExp | null;
  readonly how: 'opens' | 'written back' | 'refused';
}

/** Where Chromium keeps the store. */
export const indexedDb = (profile: string) => join(profile, 'IndexedDB');

/** The store in every bad state that is known of it, and the files of the vault. */
export const SCREEN_DAMAGES: readonly ScreenDamage[] = [
  {
    name: 'IndexedDB folder deleted',
    damage: (profile) => rm(indexedDb(profile), { recursive: true }),
    said: /store was missing and was rebuilt.*none lost/,
    how: 'opens',
  },
  {
    name: 'every IndexedDB file cut in half',
    damage: (profile) =>
      eachStoreFile(profile, async (path) => truncate(path, Math.floor((await stat(path)).size / 2))),
    said: /rebuilt from the journal.*none lost/,
    how: 'opens',
  },
  {
    name: 'an older IndexedDB put back',
    damage: async (profile, older) => {
      await rm(indexedDb(profile), { recursive: true });
      await cp(older, indexedDb(profile), { recursive: true });
    },
    said: null,
    how: 'opens',
  },
  {
    name: 'a flipped byte in every IndexedDB file',
    damage: (profile) => eachStoreFile(profile, (path) => flipSomewhere(path)),
    said: null,
    how: 'opens',
  },
  {
    name: 'IndexedDB emptied, files of no length left',
    damage: (profile) => eachStoreFile(profile, (path) => writeFile(path, '')),
    said: /rebuilt from the journal.*none lost/,
    how: 'opens',
  },
  {
    name: 'both header copies flipped',
    damage: (profile) => flipPair(profile, 'header'),
    said: /header.*damaged/,
    how: 'refused',
  },
  {
    name: 'both keyring copies flipped',
    damage: (profile) => flipPair(profile, 'keyring'),
    said: /keyring are damaged/,
    how: 'refused',
  },
  {
    name: 'journal cut short beside an intact store',
    damage: async (profile) => {
      const path = await segmentBelow(join(profile, 'vault'));
      await truncate(path, Math.floor((await stat(path)).size * 0.7));
    },
    said: /journal is older than what this laptop remembers/,
    how: 'written back',
  },
];

async function eachStoreFile(profile: string, act: (path: string) => Promise<unknown>): Promise<void> {
  const entries = await readdir(indexedDb(profile), { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (entry.isFile() && /\.(ldb|log)$|^MANIFEST|^CURRENT/.test(entry.name))
      await act(join(entry.parentPath, entry.name));
  }
}

async function flipPair(profile: string, what: string): Promise<void> {
  for (const copy of ['a', 'b']) await flipSomewhere(join(profile, 'vault', `${what}.${copy}`));
}
