const STEP = 256;
const STEPS_UP_TO = 4096;

/** Length a sealed content is filled up to, so that its length says little: 256-byte steps to 4 KiB, then Padmé. */
export function paddedLength(length: number): number {
  return length <= STEPS_UP_TO ? Math.max(STEP, Math.ceil(length / STEP) * STEP) : padme(length);
}

/** Padmé (Nikitin et al., PETS 2019): at most 12 % more, and only O(log log) bits of the length leak. */
export function padme(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const lastBits = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** Math.max(0, lastBits);
  return Math.ceil(length / step) * step;
}

/** u32 length, the bytes, zeros up to `paddedLength`. */
export function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedLength(bytes.length + 4));
  new DataView(padded.buffer).setUint32(0, bytes.length, true);
  padded.set(bytes, 4);
  return padded;
}

/** What `pad` was given; undefined when the length does not fit. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  if (padded.length < 4) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0, true);
  return length <= padded.length - 4 ? padded.subarray(4, 4 + length) : undefined;
}
