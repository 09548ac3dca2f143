import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../disk/durable-write';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readIfThere } from '../disk/read-bytes';
import { isBackupFolderName, readPairName } from '../format/names';
import { listSegments } from '../journal/segment-files';
import { readTombstones } from '../vault-folder/tombstones';
import { factsOf } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import type { CopyRun } from './copy-run';
import { comparesWith } from './copy-stretch';
import { type DriveLayout, driveLayout } from './drive-layout';
import { refuseLinks } from './refuse-links';
import { unitsIn } from './tombstones-on-place';

/**
 * After a restore a place keeps the folder of the branch from before. Its keyring still holds what was destroyed since.
 * Where every byte of that folder's journal is the beginning of ours, which was just proven beside it, its keyrings are
 * overwritten. A folder whose history went another way is not written.
 */
export async function retireEarlierBranches(
  paths: ProfilePaths,
  layout: DriveLayout,
  vaultId: string,
  run: CopyRun,
): Promise<void> {
  const destroyed = unitsIn(await readTombstones(paths.tombstones));
  const root = dirname(layout.folder);
  for (const name of await readdir(root)) {
    if (!isBackupFolderName(name) || name === basename(layout.folder)) continue;
    const other = driveLayout(join(root, name));
    await refuseLinks(other);
    const known = unitsIn((await readIfThere(other.tombstones)) ?? new Uint8Array(0));
    if (destroyed.every((unit) => known.includes(unit))) continue;
    const keyrings = await keyringsOf(other, vaultId);
    if (keyrings.length === 0 || !(await isBeginningOfOurs(paths, other, run))) continue;
    for (const path of keyrings) {
      await run.step();
      await overwriteAndRemove(path);
    }
    await syncFolder(other.folder);
  }
}

/** Keyrings of this vault in a folder; none when one of them is of another vault. */
async function keyringsOf({ folder }: DriveLayout, vaultId: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    if (readPairName(name)?.what !== 'keyring') continue;
    const bytes = await readIfThere(join(folder, name));
    const facts = bytes === null ? null : factsOf(bytes, 'keyring');
    if (facts !== null && facts.vaultId !== vaultId) return [];
    found.push(join(folder, name));
  }
  return found;
}

async function isBeginningOfOurs(
  { journal }: ProfilePaths,
  other: DriveLayout,
  run: CopyRun,
): Promise<boolean> {
  const ours = await listSegments(journal, new Map());
  for (const { name, bytes } of await listSegments(other.journal, new Map())) {
    const own = ours.find((one) => one.name === name);
    if (own === undefined || own.bytes.bytes < bytes.bytes) return false;
    if (!(await comparesWith(own.bytes, join(other.journal, name), 0, bytes.bytes, run))) return false;
  }
  return true;
}
