import { lstat, open, rm } from 'node:fs/promises';
import { writeAt } from './durable-write';
import { isMissing } from './disk-trouble';

const zeros = new Uint8Array(1024 * 1024);

/**
 * Overwrites a file in place, flushes and removes it. What a disk keeps in spare blocks is beyond any program's reach
 * (said in Help): the bytes are sealed under keys that are gone as well. A file that is not there is fine.
 */
export async function overwriteAndRemove(path: string): Promise<void> {
  try {
    const facts = await lstat(path);
    const { size } = facts;
    // On a drive somebody may have put a link here: what it points at is not ours to overwrite.
    if (!facts.isFile()) return await rm(path, { force: true });
    const file = await open(path, 'r+');
    try {
      for (let at = 0; at < size; at += zeros.byteLength) {
        await writeAt(file, zeros.subarray(0, Math.min(zeros.byteLength, size - at)), at);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await rm(path, { force: true });
}
