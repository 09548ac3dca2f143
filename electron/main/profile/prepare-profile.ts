import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { privateFile, privateFolder, syncFolder } from '../disk/durable-write';
import { finishSwap } from '../source/install-restore';
import { sweepReplaced } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import type { StateFile } from './state-file';

/** Chromium folders that could hold plain bytes of the page, or that Casekeep never uses. */
const neverKept = [
  'Session Storage',
  'Local Storage',
  'Service Worker',
  'Crashpad',
  'Crash Reports',
  'Dictionaries',
];

/** Everything that must be so before Chromium opens the profile; synchronous, because it runs before anything else. */
export function closeProfile(profile: string): void {
  mkdirSync(profile, { recursive: true, mode: privateFolder });
  makePrivate(profile);
  for (const name of neverKept) rmSync(join(profile, name), { recursive: true, force: true });
  plantBlobStorage(profile);
}

/**
 * Chromium spills large Blobs in plaintext into `blob_storage`. A regular file stands there instead: spilling fails
 * and nothing is written. (The page makes no Blob of decrypted data either.)
 */
function plantBlobStorage(profile: string): void {
  const path = join(profile, 'blob_storage');
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, '', { mode: 0o400 });
}

/**
 * Folders 0700, files 0600, all the way down: the umask sees to what is made from now on, but a profile that was copied
 * from elsewhere may be open to others. Only what is too open is touched; links are left alone.
 */
function makePrivate(folder: string): void {
  if (process.platform === 'win32') return;
  chmodSync(folder, privateFolder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) makePrivate(path);
      else if (entry.isFile() && (lstatSync(path).mode & 0o177) !== 0) chmodSync(path, privateFile);
    } catch {
      // Another user's: the closed folder above it has to do.
    }
  }
}

/** Finishes what a crash or the last run left: a restore to swap in, a store to remove, parts of unfinished writes. */
export async function tidyProfile(paths: ProfilePaths, state: StateFile, now: Date): Promise<void> {
  // The profile's own name: whatever is flushed in a folder that a power cut takes away is gone with it.
  await syncFolder(dirname(paths.profile)).catch(() => {});
  await finishSwap(paths, now);
  await sweepReplaced(paths.vault);
  for (const folder of [paths.profile, paths.vault, paths.files, paths.drafts, paths.places])
    removeParts(folder);
  if (!state.now().removeStore) return;
  rmSync(paths.indexedDb, { recursive: true, force: true });
  // Durable before the order to do it is: or a power cut could bring the old store back beside a new vault.
  await syncFolder(paths.profile).catch(() => {});
  await state.change((before) => ({ ...before, removeStore: false })).catch(() => {});
}

function removeParts(folder: string): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names)
    if (name.endsWith('.part')) rmSync(join(folder, name), { recursive: true, force: true });
}
