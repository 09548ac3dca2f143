import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOneFolder, privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { DiskTrouble, failureOf } from '../disk/disk-trouble';
import { segmentName } from '../format/names';
import type { SegmentWrite } from './plan-append';

/**
 * Writes all of an append or none of it: one write and one fdatasync per segment; on a full or failing disk what was
 * written is cut off again and the failure thrown. Throws `damaged` with detail `not-cut-back` when even that failed on a
 * disk that should have let it.
 */
export async function writePlan(folder: string, writes: readonly SegmentWrite[]): Promise<void> {
  const begun: SegmentWrite[] = [];
  try {
    for (const write of writes) {
      begun.push(write);
      await writeOne(folder, write);
    }
  } catch (error) {
    await takeBackAll(folder, begun).catch(() => {
      // A disk that became read-only or went away lets nobody cut: what is wrong with it is the better answer.
      throw failureOf(error).reason === 'io' ? new DiskTrouble('damaged', 'not-cut-back') : error;
    });
    throw error;
  }
}

/** Cuts off whatever stands of these writes, newest first; doing it twice does no harm. */
export async function takeBackAll(folder: string, writes: readonly SegmentWrite[]): Promise<void> {
  for (const write of writes.toReversed()) await takeBack(folder, write);
}

async function writeOne(folder: string, write: SegmentWrite): Promise<void> {
  const path = join(folder, segmentName(write.branch, write.segment));
  if (write.offset === 0) {
    await makeOneFolder(folder);
    await withHandle(path, 'wx', async (file) => {
      await writeAt(file, write.bytes, 0);
      await file.sync();
    });
    await syncFolder(folder);
    return;
  }
  await withHandle(path, 'r+', async (file) => {
    await writeAt(file, write.bytes, write.offset);
    await file.datasync();
  });
}

async function takeBack(folder: string, write: SegmentWrite): Promise<void> {
  const path = join(folder, segmentName(write.branch, write.segment));
  if (write.offset === 0) await rm(path, { force: true });
  else if (await isLonger(path, write.offset)) await cutBack(path, write.offset);
}

/** Where nothing was written there is nothing to cut, and the disk need not let anybody write. */
async function isLonger(path: string, bytes: number): Promise<boolean> {
  return (await stat(path)).size > bytes;
}

/** Cuts a segment back to its whole frames, durable when it resolves. */
export async function cutBack(path: string, bytes: number): Promise<void> {
  await withHandle(path, 'r+', async (file) => {
    await file.truncate(bytes);
    await file.sync();
  });
}

async function withHandle(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, privateFile);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
