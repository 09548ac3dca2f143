import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../disk/disk-trouble';
import { readableFile } from '../disk/read-bytes';
import { readSegmentName } from '../format/names';
import type { Marks } from './marks';
import type { SegmentSource } from './survey-journal';

/** The segments of a journal folder, each with what is remembered of it; none when the folder is missing. */
export async function listSegments(folder: string, marks: Marks): Promise<readonly SegmentSource[]> {
  const found: SegmentSource[] = [];
  for (const entry of await namesIn(folder)) {
    const name = readSegmentName(entry);
    if (name === null) continue;
    const path = join(folder, entry);
    const { size, mtimeMs, ino } = await stat(path);
    const mark = marks.get(entry) ?? null;
    found.push({ ...name, bytes: readableFile(path, size), modifiedMs: mtimeMs, inode: ino, mark });
  }
  return found.sort((one, other) => one.segment - other.segment);
}

/** File names in a folder; empty when it is missing. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
