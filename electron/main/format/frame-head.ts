/** Bytes in clear before a frame's sealed envelope. */
export const frameHeadBytes = 56;
/** Head and MAC: a frame is never shorter. */
export const frameLeastBytes = frameHeadBytes + 32;
/** A frame is never longer. */
export const frameMostBytes = 16 * 1024 * 1024;

/** What main reads of a frame: never what is sealed in it. */
export interface FrameHead {
  readonly length: number;
  readonly sequence: number;
  /** Hash of the whole frame before. */
  readonly previous: Uint8Array;
}

/** Null when no frame of this version can start here; says nothing about the chain. */
export function readFrameHead(given: Uint8Array, at: number): FrameHead | null {
  if (given.byteLength < at + frameHeadBytes) return null;
  const bytes = Buffer.from(given.buffer, given.byteOffset + at, frameHeadBytes);
  const length = bytes.readUInt32LE(0);
  if (length < frameLeastBytes || length > frameMostBytes) return null;
  if (bytes[4] !== 1 || bytes[6] !== 0 || bytes[7] !== 0) return null;
  const sequence = Number(bytes.readBigUInt64LE(8));
  if (!Number.isSafeInteger(sequence) || sequence < 1) return null;
  if (bytes.readUInt32LE(48) + bytes.readUInt32LE(52) + frameLeastBytes !== length) return null;
  return { length, sequence, previous: Uint8Array.from(bytes.subarray(16, 48)) };
}
