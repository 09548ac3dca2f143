import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { JournalHead } from '../../contract/storage';
import { writeWhole } from '../disk/durable-write';
import { hexOf } from '../format/hash';

/**
 * How far each segment was verified, kept beside the vault (`journal-marks.json`, no client data), so that opening a
 * 20-year journal does not hash all of it again. Lost or stale marks only cost time: the journal is then read in full.
 */
export interface SegmentMark {
  readonly bytes: number;
  /** Of the file when the mark was made: another time with the same size means someone wrote into it. */
  readonly modifiedMs: number;
  readonly inode: number;
  readonly sequence: number;
  readonly hash: string;
  /** Sequence up to which appends were answered: those frames were durable, whatever stands in their place now. */
  readonly answered?: number | undefined;
}

export type Marks = ReadonlyMap<string, SegmentMark>;

const schema = z.object({
  version: z.literal(1),
  segments: z.record(
    z.string(),
    z.object({
      bytes: z.number().int().min(0),
      modifiedMs: z.number(),
      inode: z.number(),
      sequence: z.number().int().min(0),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      answered: z.number().int().min(0).optional(),
    }),
  ),
});

/** Empty when there are none or they cannot be read. */
export function readMarks(path: string): Marks {
  try {
    const { segments } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return new Map(Object.entries(segments));
  } catch {
    return new Map();
  }
}

/** Replaces the file as one step. */
export async function writeMarks(path: string, marks: Marks): Promise<void> {
  const text = JSON.stringify({ version: 1, segments: Object.fromEntries(marks) });
  await writeWhole(path, Buffer.from(text, 'utf8'));
}

/** What is remembered of a segment whose last whole frame is `head`. */
export async function markOf(path: string, bytes: number, head: JournalHead): Promise<SegmentMark> {
  const { mtimeMs, ino } = await stat(path);
  return { bytes, modifiedMs: mtimeMs, inode: ino, sequence: head.sequence, hash: hexOf(head.hash) };
}

/** Whether any mark remembers more than stands now: bytes beyond a segment's end, or answers beyond the last frame. */
export function reachBeyond(marks: Marks, ends: ReadonlyMap<string, number>, sequence: number): boolean {
  return [...marks].some(
    ([name, mark]) => mark.bytes > (ends.get(name) ?? 0) || isAnsweredBeyond(mark, sequence),
  );
}

/** The marks brought down to what stands now; null where nothing is left of one. */
export function lowered(
  marks: Marks,
  ends: ReadonlyMap<string, number>,
  sequence: number,
): readonly (readonly [string, SegmentMark | null])[] {
  return [...marks].map(([name, mark]) => {
    if (mark.bytes > (ends.get(name) ?? 0)) return [name, null];
    return [name, isAnsweredBeyond(mark, sequence) ? { ...mark, answered: sequence } : mark];
  });
}

function isAnsweredBeyond({ answered }: SegmentMark, sequence: number): boolean {
  return (answered ?? 0) > sequence;
}
