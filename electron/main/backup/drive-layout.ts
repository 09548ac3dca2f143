import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf } from '../disk/disk-trouble';
import { privateFolder, syncFolder } from '../disk/durable-write';
import { backupFolderName } from '../format/names';

/** Where the parts of one backup stand on a place (FORMAT.md, "Backup place"). */
export interface DriveLayout {
  readonly folder: string;
  readonly journal: string;
  readonly files: string;
  readonly tombstones: string;
  readonly manifest: string;
  readonly state: string;
  pair(what: 'header' | 'keyring', generation: number): readonly [string, string];
}

/** The layout of a backup folder. */
export function driveLayout(folder: string): DriveLayout {
  return {
    folder,
    journal: join(folder, 'journal'),
    files: join(folder, 'files'),
    tombstones: join(folder, 'tombstones'),
    manifest: join(folder, 'manifest'),
    state: join(folder, 'state.json'),
    pair: (what, generation) => [
      join(folder, `${what}-${generation}.a`),
      join(folder, `${what}-${generation}.b`),
    ],
  };
}

/** The layout below a place for one vault and branch. */
export function layoutOnPlace(root: string, vaultId: string, branch: string): DriveLayout {
  return driveLayout(join(root, backupFolderName(vaultId, branch)));
}

/**
 * Makes the folders. Never the place itself: a missing place is a pulled drive. Their names are flushed at every copy: one
 * that was stopped may have made them, and nothing may be called a backup that lies in a folder which can go away.
 */
export async function makeLayout(layout: DriveLayout): Promise<void> {
  for (const folder of [layout.folder, layout.journal, layout.files]) {
    await mkdir(folder, { mode: privateFolder }).catch((error: unknown) => {
      if (errnoOf(error) !== 'EEXIST') throw error;
    });
  }
  await syncFolder(dirname(layout.folder));
  await syncFolder(layout.folder);
}
