import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../disk/durable-write';
import type { ProfilePaths } from './vault-paths';

/**
 * Copies the journal and the working store aside, untouched, and answers the new folder's plain name. Chromium may have
 * the store open: its files are copied as they stand, which is what a look at the damage needs.
 */
export async function keepAside(paths: ProfilePaths, now: Date): Promise<string> {
  const name = await freeName(paths.profile, `kept-${stamp(now)}`);
  const folder = join(paths.profile, name);
  await makeFolder(folder);
  for (const [from, to] of [
    [paths.journal, 'journal'],
    [paths.indexedDb, 'IndexedDB'],
  ] as const) {
    if (await isFolder(from)) await cp(from, join(folder, to), { recursive: true, preserveTimestamps: true });
  }
  await syncFolder(paths.profile);
  return name;
}

/** `2026-11-23-0953`, for names of folders. */
export function stamp(now: Date): string {
  return now.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
}

/** The name, or the name with a number, that nothing in the folder has yet. */
export async function freeName(folder: string, name: string): Promise<string> {
  let candidate = name;
  for (let count = 2; await exists(join(folder, candidate)); count += 1) candidate = `${name}-${count}`;
  return candidate;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
