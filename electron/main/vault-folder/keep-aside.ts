import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../disk/durable-write';
import type { ProfilePaths } from './vault-paths';

/**
 * Copies the journal and the working store aside, untouched, and answers the new folder's plain name. Chromium may have
 * the store open: its files are copied as they stand, which is what a look at the damage needs. A journal that was kept
 * just as it stands now is not copied again: every try at the same damage would fill the disk a little more.
 */
export async function keepAside(paths: ProfilePaths, now: Date): Promise<string> {
  const known = await keptAlready(paths);
  if (known !== null) return known;
  const name = await freeName(paths.profile, `kept-${stamp(now)}`);
  const folder = join(paths.profile, name);
  await makeFolder(folder);
  try {
    for (const [from, to] of [
      [paths.journal, 'journal'],
      [paths.indexedDb, 'IndexedDB'],
    ] as const) {
      if (await isFolder(from))
        await cp(from, join(folder, to), { recursive: true, preserveTimestamps: true });
    }
  } catch (error) {
    // Half a copy helps nobody, and on a full disk each try would leave another one.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    throw error;
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

async function keptAlready(paths: ProfilePaths): Promise<string | null> {
  const current = await pictureOf(paths.journal);
  for (const name of await readdir(paths.profile)) {
    if (!name.startsWith('kept-')) continue;
    const kept = await pictureOf(join(paths.profile, name, 'journal'));
    if (kept.length === current.length && kept.every((one, at) => isSame(one, current[at]))) return name;
  }
  return null;
}

interface FileLook {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

async function pictureOf(folder: string): Promise<readonly FileLook[]> {
  const names = (await isFolder(folder)) ? (await readdir(folder)).sort() : [];
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
}

/** A copy keeps name, size and time; the time to a few milliseconds only. */
function isSame(one: FileLook, other: FileLook | undefined): boolean {
  if (other === undefined) return false;
  return one.name === other.name && one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 10;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
