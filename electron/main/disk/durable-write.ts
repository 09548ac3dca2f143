import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errnoOf } from './disk-trouble';
import { makeAll } from './make-all';

/** Everything Casekeep writes is for this user alone (umask says the same). */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/**
 * Writes a whole file so that a crash leaves the old one or the new one: `.part`, fsync, rename, fsync folder.
 * Throws the system's error; nothing but the `.part` (removed again) was touched then.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    // Made anew, never opened as it lies there: on a drive it may be a link to something else.
    await rm(part, { force: true });
    const file = await open(part, 'wx', privateFile);
    try {
      await writeAt(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes all of the bytes at an offset; a short write goes on where it stopped. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, offset + done);
    done += bytesWritten;
  }
}

/** Makes renames and new names in a folder durable. Windows keeps no handle on folders, and FAT may refuse. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
  } finally {
    await folder.close();
  }
}

/**
 * Makes the folder (and those above) for this user alone. A folder that was made stands in the list of the one above it,
 * and there it is durable only once that one was flushed: else a power cut takes it away with everything in it.
 */
export async function makeFolder(path: string): Promise<void> {
  const first = await makeAll(path, privateFolder);
  if (first === undefined) return;
  const highest = resolve(first);
  for (let folder = resolve(path); folder.length >= highest.length; folder = dirname(folder)) {
    await syncFolder(dirname(folder));
  }
}

/** Makes this one folder; the one above must stand: where it does not, something else took its place. */
export async function makeOneFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: privateFolder });
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(dirname(path));
}
