import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, privateFile, syncFolder, writeAt } from '../disk/durable-write';
import { DiskTrouble } from '../disk/disk-trouble';
import { segmentName } from '../format/names';
import type { SegmentWrite } from './plan-append';

/**
 * Writes all of an append or none of it: one write and one fdatasync per segment; on a full or failing disk what was
 * written is cut off again and the failure thrown. Throws `damaged` with detail `not-cut-back` when even that failed.
 */
export async function writePlan(folder: string, writes: readonly SegmentWrite[]): Promise<void> {
  const begun: SegmentWrite[] = [];
  try {
    for (const write of writes) {
      begun.push(write);
      await writeOne(folder, write);
    }
  } catch (error) {
    for (const write of begun.reverse()) await takeBack(folder, write);
    throw error;
  }
}

async function writeOne(folder: string, write: SegmentWrite): Promise<void> {
  const path = join(folder, segmentName(write.branch, write.segment));
  if (write.offset === 0) {
    await makeFolder(folder);
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
  try {
    if (write.offset === 0) {
      await rm(path, { force: true });
      return;
    }
    await cutBack(path, write.offset);
  } catch {
    throw new DiskTrouble('damaged', 'not-cut-back');
  }
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
