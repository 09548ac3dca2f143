import type { SegmentFacts } from '../../../electron/contract/storage';
import type { Cancelled } from '../context';
import type { Address } from '../journal/envelope';
import { type ReadSegment, readFrames } from '../journal/read-frames';
import { breathe, FRAMES_AT_ONCE } from './breathe';
import { type Fault, damage, faultOf } from './fault';
import type { ScratchVault } from './scratch-vault';

export interface JournalStretch {
  readonly read: ReadSegment;
  readonly segments: readonly SegmentFacts[];
  /** Undefined: from the first frame. */
  readonly from?: Address;
  /** Stops at the first frame border after so many bytes. */
  readonly mostBytes?: number;
}

export interface ProvenStretch {
  readonly kind: 'proven';
  readonly bytes: number;
  /** The border behind the last frame. */
  readonly end: Address;
}

/** Feeds a stretch of a journal to a scratch vault; ends at the first thing that is wrong. */
export async function proveJournal(
  stretch: JournalStretch,
  scratch: ScratchVault,
  onBytes: (bytes: number) => void,
  cancelled: Cancelled,
): Promise<ProvenStretch | Fault> {
  const { read, segments, from, mostBytes = Number.POSITIVE_INFINITY } = stretch;
  let end: Address = from ?? { segment: 1, offset: 0 };
  let bytes = 0;
  let sinceBreath = 0;
  for await (const batch of readFrames(read, segments, from)) {
    if (batch.kind === 'failed') return faultOf(batch.failure, 'journal');
    if (batch.kind === 'broken') {
      return damage('journal', `no whole frame at ${batch.at.offset} of segment ${batch.at.segment}`);
    }
    for (const { frame, at } of batch.frames) {
      const wrong = scratch.take(frame);
      if (wrong !== null) return wrong;
      bytes += frame.bytes.length;
      end = { segment: at.segment, offset: at.offset + frame.bytes.length };
      if (bytes >= mostBytes) return { kind: 'proven', bytes, end };
      sinceBreath += 1;
      if (sinceBreath < FRAMES_AT_ONCE) continue;
      sinceBreath = 0;
      onBytes(bytes);
      await breathe();
      if (cancelled()) return { kind: 'cancelled' };
    }
    onBytes(bytes);
    if (cancelled()) return { kind: 'cancelled' };
  }
  return { kind: 'proven', bytes, end };
}
