import { DiskTrouble } from '../disk/disk-trouble';
import type { Readable } from '../disk/read-bytes';
import { sameBytes } from '../format/hash';
import { readSegmentHeader, segmentHeaderBytes } from '../format/segment-header';
import type { SegmentSource } from '../journal/survey-journal';
import { type CopyRun, sha256Of } from './copy-run';
import type { DriveState } from './drive-state';
import { comparesWith } from './copy-stretch';
import { framesBeforeZeros } from './frames-before-zeros';

const tailBytes = 64 * 1024;

/** A segment of ours as it stands durable, and how far the drive already holds it. */
export interface SegmentPlan {
  readonly name: string;
  readonly source: Readable;
  /** Whole frames of ours. */
  readonly bytes: number;
  /** The drive's bytes up to here are ours. */
  readonly held: number;
}

/**
 * Compares what stands on the drive with ours, before anything is written: every segment's header and its last bytes,
 * and all that an earlier copy left unrecorded. Throws `other-history` when the drive's is not the beginning of ours,
 * `damaged` when the drive's own bytes are no longer what was written there. Where ours were damaged since, the drive's
 * count when they are still what was written.
 */
export async function planSegments(
  ours: readonly { readonly name: string; readonly source: Readable; readonly bytes: number }[],
  theirs: readonly SegmentSource[],
  pathOf: (name: string) => string,
  state: DriveState | null,
  isOursDamaged: boolean,
  run: CopyRun,
): Promise<readonly SegmentPlan[]> {
  for (const segment of theirs) {
    if (!ours.some((own) => own.name === segment.name)) throw new DiskTrouble('other-history', 'segment');
  }
  const plans: SegmentPlan[] = [];
  for (const own of ours) {
    const there = theirs.find((segment) => segment.name === own.name);
    const held =
      there === undefined ? 0 : await heldBytes(own, there, pathOf(own.name), state, isOursDamaged, run);
    plans.push({ ...own, held });
  }
  return plans;
}

async function heldBytes(
  own: { readonly name: string; readonly source: Readable; readonly bytes: number },
  there: SegmentSource,
  path: string,
  state: DriveState | null,
  isOursDamaged: boolean,
  run: CopyRun,
): Promise<number> {
  const size = there.bytes.bytes;
  if (size < segmentHeaderBytes) return 0;
  const [ourHeader, theirHeader] = await Promise.all([
    own.source.read(0, segmentHeaderBytes),
    there.bytes.read(0, segmentHeaderBytes),
  ]);
  const recorded = state?.segments[own.name] ?? null;
  // The power went while the first copy began this segment: its length stood before its bytes did.
  if ((recorded?.bytes ?? 0) === 0 && readSegmentHeader(theirHeader) === null) return 0;
  const isOursUnreadable = isOursDamaged && readSegmentHeader(ourHeader) === null;
  if (!sameBytes(ourHeader, theirHeader) && !isOursUnreadable)
    throw new DiskTrouble('other-history', 'segment-header');

  const known = Math.min(size, recorded?.bytes ?? 0);
  if (known > own.bytes) throw new DiskTrouble('other-history', 'longer');
  if (known > 0) {
    const start = Math.max(0, known - tailBytes);
    const [ourTail, theirTail] = [
      await own.source.read(start, known - start),
      await there.bytes.read(start, known - start),
    ];
    const isTheirsWhole = isOursDamaged && recorded?.bytes === known && recorded.tail === sha256Of(theirTail);
    if (!sameBytes(ourTail, theirTail) && !isTheirsWhole) {
      const written = recorded?.bytes === known && recorded.tail === sha256Of(ourTail);
      throw new DiskTrouble(written ? 'damaged' : 'other-history', 'segment');
    }
  }
  if (size === known) return known;
  if (size > own.bytes) throw new DiskTrouble('other-history', 'longer');
  // A copy that was stopped left bytes beyond what it recorded: they count only when they are ours.
  if (await comparesWith(own.source, path, known, size, run)) return size;
  if (recorded !== null) return known;
  const whole = await framesBeforeZeros(there.bytes, theirHeader);
  if (whole !== null && (await comparesWith(own.source, path, 0, whole, run))) return whole;
  throw new DiskTrouble('other-history', 'segment');
}

/** Recorded with each segment: SHA-256 of its last 64 KiB. */
export async function tailDigest(source: Readable, bytes: number): Promise<string> {
  const start = Math.max(0, bytes - tailBytes);
  return sha256Of(await source.read(start, bytes - start));
}
