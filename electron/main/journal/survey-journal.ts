import type { JournalCondition, JournalHead, SegmentFacts } from '../../contract/storage';
import type { Readable } from '../disk/read-bytes';
import { hexOf, sameBytes } from '../format/hash';
import type { SegmentName } from '../format/names';
import { readSegmentHeader, type SegmentHeader, segmentHeaderBytes } from '../format/segment-header';
import type { SegmentMark } from './marks';
import { type ChainPoint, laterFrameStands, scanFrames } from './scan-frames';

/** A segment to look at: its name, its bytes, and what is remembered of it. */
export interface SegmentSource extends SegmentName {
  readonly bytes: Readable;
  readonly modifiedMs: number;
  readonly inode: number;
  readonly mark: SegmentMark | null;
}

export interface JournalSurvey {
  readonly branch: string | null;
  readonly segments: readonly SegmentFacts[];
  readonly head: JournalHead;
  readonly condition: JournalCondition;
  /** False when frames are missing before the end: nothing may be appended. */
  readonly appendable: boolean;
}

export const emptyHead: JournalHead = { sequence: 0, hash: new Uint8Array(32) };

/**
 * Walks all segments in order and checks the hash chain. Whole segments whose mark still fits the file are taken on
 * the mark's word; a grown one is read from its mark on.
 */
export async function surveyJournal(
  sources: readonly SegmentSource[],
  vaultId: string | null,
): Promise<JournalSurvey> {
  const ordered = [...sources].sort((one, other) => one.segment - other.segment);
  const facts: SegmentFacts[] = [];
  let head = emptyHead;
  let branch: string | null = null;
  let damage: JournalCondition | null = null;

  for (const [index, source] of ordered.entries()) {
    const isLast = index === ordered.length - 1;
    const read = readSegmentHeader(await source.bytes.read(0, segmentHeaderBytes));
    if (read === null && isLast && source.bytes.bytes <= segmentHeaderBytes) {
      // The power went while a segment was begun: nothing in it was ever acknowledged.
      const torn = { kind: 'torn-tail', bytes: source.bytes.bytes } as const;
      return { branch, segments: facts, head, condition: damage ?? torn, appendable: damage === null };
    }
    if (read === null) damage ??= { kind: 'damaged', segment: source.segment, offset: 0 };
    const header = read ?? impliedHeader(source, vaultId, head);
    const fits =
      header !== null &&
      header.segment === source.segment &&
      header.branch === source.branch &&
      (vaultId === null || header.vaultId === vaultId) &&
      source.segment === index + 1 &&
      header.firstSequence === head.sequence + 1;
    if (!fits) {
      damage ??= { kind: 'damaged', segment: source.segment, offset: 0 };
      return { branch, segments: facts, head, condition: damage, appendable: false };
    }
    if (!sameBytes(header.previous, head.hash)) {
      damage ??= { kind: 'damaged', segment: Math.max(1, source.segment - 1), offset: 0 };
    }

    branch = source.branch;
    const start = { offset: segmentHeaderBytes, sequence: head.sequence, hash: header.previous };
    const walked = await walk(source, start);
    const bytes = walked.end.offset;
    facts.push({ segment: source.segment, bytes, firstSequence: header.firstSequence });
    head = { sequence: walked.end.sequence, hash: walked.end.hash };
    if (walked.damagedAt !== null) {
      damage ??= { kind: 'damaged', segment: source.segment, offset: walked.damagedAt };
    }
    const left = source.bytes.bytes - bytes;
    if (left === 0) continue;
    const acknowledged = source.mark !== null && source.mark.bytes > bytes;
    if (!isLast || acknowledged || (await laterFrameStands(source.bytes, walked.end))) {
      damage ??= { kind: 'damaged', segment: source.segment, offset: bytes };
      return { branch, segments: facts, head, condition: damage, appendable: false };
    }
    return {
      branch,
      segments: facts,
      head,
      condition: damage ?? { kind: 'torn-tail', bytes: left },
      appendable: false,
    };
  }
  return { branch, segments: facts, head, condition: damage ?? { kind: 'whole' }, appendable: true };
}

/**
 * A header whose check is wrong says nothing that is not known otherwise: its file's name, the vault, and the frame before.
 * The frames behind it prove by their chain that they belong there, so one bad bit in it does not close the whole journal.
 */
function impliedHeader(
  { branch, segment }: SegmentSource,
  vaultId: string | null,
  head: JournalHead,
): SegmentHeader | null {
  if (vaultId === null) return null;
  return { vaultId, branch, segment, firstSequence: head.sequence + 1, previous: head.hash };
}

/** From the mark when the file is as it was then, or has only grown since; else from the segment's start. */
async function walk(
  source: SegmentSource,
  start: ChainPoint,
): Promise<{ readonly end: ChainPoint; readonly damagedAt: number | null }> {
  const { mark } = source;
  const sameFile = mark !== null && mark.inode === source.inode && mark.bytes >= start.offset;
  if (sameFile && mark.bytes === source.bytes.bytes && mark.modifiedMs === source.modifiedMs) {
    return { end: pointOf(mark), damagedAt: null };
  }
  if (sameFile && mark.bytes < source.bytes.bytes && mark.sequence >= start.sequence) {
    return scanFrames(source.bytes, pointOf(mark), null);
  }
  const scan = await scanFrames(source.bytes, start, mark?.bytes ?? null);
  const differs = mark !== null && scan.atMark !== null && hexOf(scan.atMark.hash) !== mark.hash;
  // The last frame before the mark was changed: no successor inside the segment would tell.
  return { end: scan.end, damagedAt: scan.damagedAt ?? (differs ? (scan.atMark?.frameStart ?? null) : null) };
}

function pointOf(mark: SegmentMark): ChainPoint {
  return {
    offset: mark.bytes,
    sequence: mark.sequence,
    hash: Uint8Array.from(Buffer.from(mark.hash, 'hex')),
  };
}
