import type { Readable } from '../disk/read-bytes';
import { frameHeadBytes, frameMostBytes, readFrameHead } from '../format/frame-head';
import { hashOf, sameBytes } from '../format/hash';

/** A point between two frames. */
export interface ChainPoint {
  readonly offset: number;
  /** Of the frame that ends here; 0 before the first. */
  readonly sequence: number;
  readonly hash: Uint8Array;
}

export interface FrameScan {
  /** After the last whole frame. */
  readonly end: ChainPoint;
  /** Where the first frame starts that the chain disowns; null when every frame is chained. */
  readonly damagedAt: number | null;
  /** The hash found at a marked offset and where the frame before it starts, if the scan came by it. */
  readonly atMark: { readonly hash: Uint8Array; readonly frameStart: number } | null;
}

const window = 4 * 1024 * 1024;

/**
 * Walks whole frames from a known point on: length, sequence and the hash of the frame before. It stops where no
 * next frame stands; a frame that was changed inside shows at its successor, and the walk goes on behind it.
 */
export async function scanFrames(
  source: Readable,
  from: ChainPoint,
  markOffset: number | null,
): Promise<FrameScan> {
  const reader = windowReader(source);
  let point = from;
  let frameStart = from.offset;
  let damagedAt: number | null = null;
  let atMark: FrameScan['atMark'] = null;
  for (;;) {
    if (point.offset === markOffset) atMark = { hash: point.hash, frameStart };
    const frame = await reader.frameAt(point.offset);
    if (frame === null || frame.head.sequence !== point.sequence + 1)
      return { end: point, damagedAt, atMark };
    const hash = hashOf(frame.bytes);
    if (damagedAt === null && !sameBytes(frame.head.previous, point.hash)) {
      // Either the frame before was changed, or this one's own head: this one's successor can tell.
      const next = await reader.headAt(point.offset + frame.head.length);
      damagedAt = next !== null && !sameBytes(next.previous, hash) ? point.offset : frameStart;
    }
    frameStart = point.offset;
    point = { offset: point.offset + frame.head.length, sequence: frame.head.sequence, hash };
  }
}

/**
 * True when a later frame of this journal stands somewhere behind a point where no frame follows: then the stretch
 * between was damaged, and is no torn tail. Looks no further than such a frame can lie: a segment on a drive may be endless.
 */
export async function laterFrameStands(source: Readable, point: ChainPoint): Promise<boolean> {
  const end = Math.min(source.bytes, point.offset + 4 * frameMostBytes);
  for (const sequence of [point.sequence + 2, point.sequence + 3]) {
    const wanted = Buffer.alloc(8);
    wanted.writeBigUInt64LE(BigInt(sequence));
    for (let at = point.offset; at < end; at += window) {
      const bytes = Buffer.from(await source.read(at, window + frameHeadBytes));
      for (let hit = bytes.indexOf(wanted); hit !== -1; hit = bytes.indexOf(wanted, hit + 1)) {
        if (hit >= 8 && readFrameHead(bytes, hit - 8)?.sequence === sequence) return true;
      }
    }
  }
  return false;
}

/** Reads ahead in large windows, so that small frames cost no call of their own. */
function windowReader(source: Readable) {
  let start = 0;
  let bytes: Uint8Array = new Uint8Array(0);

  async function have(offset: number, length: number): Promise<Uint8Array | null> {
    if (offset + length > source.bytes) return null;
    if (offset < start || offset + length > start + bytes.byteLength) {
      start = offset;
      bytes = await source.read(offset, Math.max(window, length));
      if (bytes.byteLength < length) return null;
    }
    return bytes.subarray(offset - start, offset - start + length);
  }

  async function headAt(offset: number) {
    const head = await have(offset, frameHeadBytes);
    return head === null ? null : readFrameHead(head, 0);
  }

  return {
    headAt,
    async frameAt(offset: number) {
      const head = await headAt(offset);
      if (head === null || head.length > frameMostBytes) return null;
      const frame = await have(offset, head.length);
      return frame === null ? null : { head, bytes: frame };
    },
  };
}
