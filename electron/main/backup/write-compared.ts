import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../disk/durable-write';
import type { Readable } from '../disk/read-bytes';
import { readIfThere } from '../disk/read-bytes';
import { sameBytes } from '../format/hash';
import type { CopyRun } from './copy-run';
import { copyStretch } from './copy-stretch';

/**
 * Puts a small file on the place as one step: `.part`, flush, read back, compare, rename. A file that already holds
 * these bytes is left alone. On failure the file that stood there still stands.
 */
export async function writeCompared(path: string, bytes: Uint8Array, run: CopyRun): Promise<void> {
  const standing = await readIfThere(path);
  if (standing !== null && sameBytes(standing, bytes)) return;
  const part = `${path}.part`;
  try {
    await copyStretch(readableBytes(bytes), part, 0, bytes.byteLength, run);
    await run.step();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Bytes in memory, read like a file. */
export function readableBytes(bytes: Uint8Array): Readable {
  return {
    bytes: bytes.byteLength,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
