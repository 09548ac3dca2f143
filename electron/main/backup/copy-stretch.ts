import { open } from 'node:fs/promises';
import { privateFile, writeAt } from '../disk/durable-write';
import { DiskTrouble } from '../disk/disk-trouble';
import { openReadBack } from '../disk/direct-read';
import type { Readable } from '../disk/read-bytes';
import { sameBytes } from '../format/hash';
import { copyChunk, type CopyRun, sha256 } from './copy-run';

/**
 * Makes `path` hold the source's bytes up to `to`, given that it holds them up to `from`: cuts off what stands behind,
 * appends, flushes, reads back and compares. Answers the SHA-256 of the stretch. On a full disk the file is cut back.
 */
export async function copyStretch(
  source: Readable,
  path: string,
  from: number,
  to: number,
  run: CopyRun,
): Promise<string> {
  const hash = sha256();
  await run.step();
  const file = await open(path, from === 0 ? 'w' : 'r+', privateFile);
  try {
    if (from > 0) await file.truncate(from);
    try {
      for (let at = from; at < to; ) {
        await run.step();
        const bytes = await source.read(at, Math.min(copyChunk, to - at));
        if (bytes.byteLength === 0) throw new DiskTrouble('damaged', 'source-short');
        hash.update(bytes);
        await writeAt(file, bytes, at);
        at += bytes.byteLength;
        run.copied(bytes.byteLength);
      }
      await file.sync();
    } catch (error) {
      if (!(error instanceof DiskTrouble)) await file.truncate(from).catch(() => {});
      throw error;
    }
  } finally {
    await file.close();
  }
  const same = await comparesWith(source, path, from, to, run);
  if (!same) throw new DiskTrouble('damaged', 'read-back');
  return hash.digest('hex');
}

/** Reads a stretch of `path` back and compares it with the source; counted as read back. */
export async function comparesWith(
  source: Readable,
  path: string,
  from: number,
  to: number,
  run: CopyRun,
): Promise<boolean> {
  if (from >= to) return true;
  const back = await openReadBack(path);
  try {
    for (let at = from; at < to; ) {
      await run.step();
      const length = Math.min(copyChunk, to - at);
      const [found, wanted] = await Promise.all([back.read(at, length), source.read(at, length)]);
      if (wanted.byteLength === 0 || !sameBytes(found, wanted)) return false;
      at += found.byteLength;
      run.readBack(found.byteLength, back.how);
    }
    return true;
  } finally {
    await back.close();
  }
}
