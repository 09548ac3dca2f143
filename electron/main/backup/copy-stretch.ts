import { type FileHandle, open } from 'node:fs/promises';
import { openReadBack } from '../disk/direct-read';
import { DiskTrouble } from '../disk/disk-trouble';
import { privateFile, writeAt } from '../disk/durable-write';
import { type Readable, readingThrough } from '../disk/read-bytes';
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
  await run.step();
  const file = await open(path, from === 0 ? 'w' : 'r+', privateFile);
  let digest = '';
  try {
    if (from > 0) await file.truncate(from);
    try {
      digest = await readingThrough(source, (held) => pour(held, file, from, to, run));
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
  return digest;
}

/** Reads the next chunk while the last one is written. */
async function pour(
  source: Readable,
  file: FileHandle,
  from: number,
  to: number,
  run: CopyRun,
): Promise<string> {
  const hash = sha256();
  let next = source.read(from, Math.min(copyChunk, to - from));
  for (let at = from; at < to; ) {
    const bytes = await next;
    if (bytes.byteLength === 0) throw new DiskTrouble('damaged', 'source-short');
    const after = at + bytes.byteLength;
    await run.step();
    const writing = writeAt(file, bytes, at);
    next = source.read(after, Math.min(copyChunk, to - after));
    // Where the write fails first, nobody waits for the read any more.
    next.catch(() => {});
    hash.update(bytes);
    await writing;
    at = after;
    run.copied(bytes.byteLength);
  }
  await next.catch(() => {});
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
    return await readingThrough(source, async (held) => {
      for (let at = from; at < to; ) {
        await run.step();
        const length = Math.min(copyChunk, to - at);
        const [found, wanted] = await Promise.all([back.read(at, length), held.read(at, length)]);
        if (found.byteLength === 0 || !sameBytes(found, wanted.subarray(0, found.byteLength))) return false;
        at += found.byteLength;
        run.readBack(found.byteLength, back.how);
      }
      return true;
    });
  } finally {
    await back.close();
  }
}
