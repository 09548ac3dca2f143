import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readIfThere } from '../disk/read-bytes';
import { type PlainFacts, headerFacts, keyringFacts } from '../format/plain-facts';
import { pairPaths } from './vault-paths';

/**
 * Writes copy A, then copy B, each durable before the next: at every moment one whole copy stands. The bytes each
 * replaced are overwritten in place, so that no older keyring lingers with keys that were destroyed later.
 */
export async function writeTwoCopies(
  vault: string,
  what: 'header' | 'keyring',
  bytes: Uint8Array,
): Promise<void> {
  await makeFolder(vault);
  for (const path of pairPaths(vault, what)) await replaceCopy(path, bytes);
}

async function replaceCopy(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  const before = `${path}.before`;
  try {
    await removeReplaced(path);
    const file = await open(part, 'w', privateFile);
    try {
      await writeAt(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    // Fails for the first copy ever and on file systems without links: then there is nothing to overwrite later.
    await link(path, before).catch(() => {});
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
  await removeReplaced(path);
}

/** Overwrites what a copy replaced, unless a crash came before the new one was in place: then it is the copy itself. */
async function removeReplaced(path: string): Promise<void> {
  const before = `${path}.before`;
  const [standing, replaced] = await Promise.all([path, before].map((one) => stat(one).catch(() => null)));
  const isStanding = standing && replaced && standing.ino === replaced.ino && standing.dev === replaced.dev;
  if (isStanding) await rm(before, { force: true });
  else await overwriteAndRemove(before);
}

/** Both copies as they stand, sound ones first, then by generation, newest first. A missing copy is left out. */
export async function readTwoCopies(
  vault: string,
  what: 'header' | 'keyring',
): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const path of pairPaths(vault, what)) {
    const bytes = await readIfThere(path);
    if (bytes !== null) found.push(bytes);
  }
  return newestFirst(found, what);
}

/** Sound copies by generation, newest first; then those whose plain checksum is wrong, for the worker to name. */
export function newestFirst(
  copies: readonly Uint8Array[],
  what: 'header' | 'keyring',
): readonly Uint8Array[] {
  const generation = (bytes: Uint8Array): number => factsOf(bytes, what)?.generation ?? -1;
  return [...copies].sort((one, other) => generation(other) - generation(one));
}

/** Plain facts of a copy, or null when its checksum is wrong. */
export function factsOf(bytes: Uint8Array, what: 'header' | 'keyring'): PlainFacts | null {
  return what === 'header' ? headerFacts(bytes) : keyringFacts(bytes);
}

/** Overwrites whatever a crash left of replaced copies. */
export async function sweepReplaced(vault: string): Promise<void> {
  const names = await readdir(vault).catch(() => []);
  for (const name of names) {
    const replaced = /^((?:header|keyring)\.[ab])\.(before|part)$/.exec(name);
    if (replaced?.[2] === 'before') await removeReplaced(join(vault, replaced[1] ?? ''));
    else if (replaced) await overwriteAndRemove(join(vault, name));
  }
}
