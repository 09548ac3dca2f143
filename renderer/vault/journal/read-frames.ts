import type { SegmentFacts, StorageAnswer, StorageFailure } from '../../../electron/contract/storage';
import type { Address } from './envelope';
import { type Frame, FRAME_LIMIT, frameAt, frameLengthAt, SEGMENT_HEADER_BYTES } from './frame';

const WINDOW = 4 * 1024 * 1024;

/** Reads a stretch of a segment: of the journal here, or of a backup. */
export type ReadSegment = (
  segment: number,
  offset: number,
  length: number,
) => Promise<StorageAnswer<Uint8Array>>;

export interface FrameInPlace {
  readonly frame: Frame;
  readonly at: Address;
}

export type FrameBatch =
  | { readonly kind: 'frames'; readonly frames: readonly FrameInPlace[] }
  /** No whole frame stands where one should. */
  | { readonly kind: 'broken'; readonly at: Address }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

/**
 * Walks all frames from a place on, a few MiB at a time and across segments; `from` undefined starts at the first.
 * Ends after the first batch that is not `frames`.
 */
export async function* readFrames(
  read: ReadSegment,
  segments: readonly SegmentFacts[],
  from?: Address,
): AsyncGenerator<FrameBatch> {
  for (const { segment, bytes } of segments) {
    if (from && segment < from.segment) continue;
    let offset = from?.segment === segment ? from.offset : SEGMENT_HEADER_BYTES;
    while (offset < bytes) {
      const answer = await readWindow(read, segment, offset, bytes);
      if (answer.kind === 'failed') return yield answer;
      const frames = framesIn(answer.value, segment, offset);
      const last = frames.at(-1);
      if (!last) return yield { kind: 'broken', at: { segment, offset } };
      yield { kind: 'frames', frames };
      offset = last.at.offset + last.frame.bytes.length;
    }
  }
}

/** One frame by its address. */
export async function readFrameAt(read: ReadSegment, at: Address): Promise<StorageAnswer<Frame | undefined>> {
  const first = await read(at.segment, at.offset, 8192);
  if (first.kind === 'failed') return first;
  const length = frameLengthAt(first.value, 0);
  if (length === undefined || length > FRAME_LIMIT) return { kind: 'ok', value: undefined };
  if (length <= first.value.length) return { kind: 'ok', value: frameAt(first.value, 0) };
  const whole = await read(at.segment, at.offset, length);
  return whole.kind === 'failed' ? whole : { kind: 'ok', value: frameAt(whole.value, 0) };
}

/** A window; larger when the one frame at its start is. */
async function readWindow(
  read: ReadSegment,
  segment: number,
  offset: number,
  end: number,
): Promise<StorageAnswer<Uint8Array>> {
  const answer = await read(segment, offset, Math.min(WINDOW, end - offset));
  if (answer.kind === 'failed') return answer;
  const length = frameLengthAt(answer.value, 0) ?? 0;
  const isLarger = length > answer.value.length && length <= FRAME_LIMIT && offset + length <= end;
  return isLarger ? read(segment, offset, length) : answer;
}

function framesIn(bytes: Uint8Array, segment: number, offset: number): readonly FrameInPlace[] {
  const frames: FrameInPlace[] = [];
  let at = 0;
  for (;;) {
    const frame = frameAt(bytes, at);
    if (!frame) return frames;
    frames.push({ frame, at: { segment, offset: offset + at } });
    at += frame.bytes.length;
  }
}
