import type { JournalHead } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';
import { readFrameHead } from '../format/frame-head';
import { hashOf, sameBytes } from '../format/hash';
import { segmentHeaderBytes, segmentLimit, writeSegmentHeader } from '../format/segment-header';

/** One write to one segment: `bytes` go to `offset`, which is 0 for a segment that does not exist yet. */
export interface SegmentWrite {
  readonly segment: number;
  readonly branch: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** After the write. */
  readonly head: JournalHead;
}

export interface AppendPlan {
  readonly writes: readonly SegmentWrite[];
  readonly at: readonly { readonly segment: number; readonly offset: number }[];
  readonly head: JournalHead;
}

/** The segment frames go to; null before the first. */
export interface OpenSegment {
  readonly segment: number;
  readonly branch: string;
  readonly bytes: number;
}

/**
 * Checks every frame against the chain (length, sequence, hash of the one before) and says what to write where.
 * A new segment starts when the current one is full, and with every new branch. Throws `refused` for a frame that
 * does not continue the journal: nothing has been written then.
 */
export function planAppend(
  frames: readonly Uint8Array[],
  branch: string,
  vaultId: string,
  current: OpenSegment | null,
  head: JournalHead,
  limit = segmentLimit,
): AppendPlan {
  const writes: SegmentWrite[] = [];
  const at: { segment: number; offset: number }[] = [];
  let open = current;
  let point = head;
  let pending: { start: number; parts: Uint8Array[] } | null = null;

  const flush = (): void => {
    if (pending === null || open === null) return;
    const { start, parts } = pending;
    writes.push({
      segment: open.segment,
      branch: open.branch,
      offset: start,
      bytes: Buffer.concat(parts),
      head: point,
    });
    pending = null;
  };

  for (const frame of frames) {
    const start = readFrameHead(frame, 0);
    if (start === null || start.length !== frame.byteLength) throw new DiskTrouble('refused', 'not-a-frame');
    if (start.sequence !== point.sequence + 1) throw new DiskTrouble('refused', 'sequence');
    if (!sameBytes(start.previous, point.hash)) throw new DiskTrouble('refused', 'chain');

    if (open === null || open.bytes >= limit || open.branch !== branch) {
      flush();
      const segment: number = (open?.segment ?? 0) + 1;
      const header = { vaultId, branch, segment, firstSequence: start.sequence, previous: point.hash };
      pending = { start: 0, parts: [writeSegmentHeader(header)] };
      open = { segment, branch, bytes: segmentHeaderBytes };
    }
    pending ??= { start: open.bytes, parts: [] };
    pending.parts.push(frame);
    at.push({ segment: open.segment, offset: open.bytes });
    open = { ...open, bytes: open.bytes + frame.byteLength };
    point = { sequence: start.sequence, hash: hashOf(frame) };
  }
  flush();
  return { writes, at, head: point };
}
