import type { Readable } from '../disk/read-bytes';
import { readSegmentHeader, segmentHeaderBytes } from '../format/segment-header';
import { scanFrames } from '../journal/scan-frames';
import { copyChunk } from './copy-run';

/** Sealed bytes hold no such run; the longest in a frame is that of the very first one, whose hash of the frame before is zeros. */
const zeroRun = Buffer.alloc(64);

/**
 * Where the whole frames end before a stretch of zeros that a power cut left in a copy: its length stood before its bytes did.
 * Null where there is no such stretch, or no head: then what stands there is somebody's history.
 */
export async function framesBeforeZeros(bytes: Readable, headerBytes: Uint8Array): Promise<number | null> {
  const header = readSegmentHeader(headerBytes);
  const zeros = header === null ? null : await firstZeros(bytes);
  if (header === null || zeros === null) return null;
  const before: Readable = {
    bytes: zeros,
    read: (at, length) => bytes.read(at, Math.min(length, zeros - at)),
  };
  const start = { offset: segmentHeaderBytes, sequence: header.firstSequence - 1, hash: header.previous };
  return (await scanFrames(before, start, null)).end.offset;
}

async function firstZeros(bytes: Readable): Promise<number | null> {
  for (let at = segmentHeaderBytes; at < bytes.bytes; at += copyChunk) {
    const chunk = await bytes.read(at, Math.min(copyChunk + zeroRun.length, bytes.bytes - at));
    const found = Buffer.from(chunk).indexOf(zeroRun);
    if (found !== -1) return at + found;
  }
  return null;
}
