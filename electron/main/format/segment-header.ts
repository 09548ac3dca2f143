import { bytesOfId, idOfBytes } from './crockford';
import { hashOf, sameBytes } from './hash';

/** Bytes before the first frame of a segment. */
export const segmentHeaderBytes = 96;

/** A new segment starts when the current one has reached this size. */
export const segmentLimit = 64 * 1024 * 1024;

const magic = Buffer.from('CKSEG001', 'latin1');

/** What stands before a segment's first frame. */
export interface SegmentHeader {
  readonly vaultId: string;
  readonly branch: string;
  readonly segment: number;
  readonly firstSequence: number;
  /** Hash of the frame before the first one; zeros for the first frame of all. */
  readonly previous: Uint8Array;
}

/** The 96 bytes of FORMAT.md, "Journal". */
export function writeSegmentHeader(header: SegmentHeader): Uint8Array {
  const bytes = Buffer.alloc(segmentHeaderBytes);
  magic.copy(bytes, 0);
  bytes.set(bytesOfId(header.vaultId), 8);
  bytes.set(bytesOfId(header.branch), 24);
  bytes.writeUInt32LE(header.segment, 40);
  bytes.writeBigUInt64LE(BigInt(header.firstSequence), 48);
  bytes.set(header.previous, 56);
  bytes.set(hashOf(bytes.subarray(0, 88)).subarray(0, 8), 88);
  return bytes;
}

/** Null when the bytes are too few, of another kind, or their check is wrong. */
export function readSegmentHeader(given: Uint8Array): SegmentHeader | null {
  if (given.byteLength < segmentHeaderBytes) return null;
  const bytes = Buffer.from(given.buffer, given.byteOffset, segmentHeaderBytes);
  if (!bytes.subarray(0, 8).equals(magic)) return null;
  if (!sameBytes(hashOf(bytes.subarray(0, 88)).subarray(0, 8), bytes.subarray(88, 96))) return null;
  const firstSequence = Number(bytes.readBigUInt64LE(48));
  if (!Number.isSafeInteger(firstSequence)) return null;
  return {
    vaultId: idOfBytes(bytes.subarray(8, 24)),
    branch: idOfBytes(bytes.subarray(24, 40)),
    segment: bytes.readUInt32LE(40),
    firstSequence,
    previous: Uint8Array.from(bytes.subarray(56, 88)),
  };
}
