import type { Random } from './random';

const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
const LONGEST = 64 * 1024;

/**
 * Changes an input blindly, in one to eight places: bits, bytes, numbers at their edges in both byte orders, stretches
 * taken out, doubled or moved, words of the format, a part of another input.
 */
export function havoc(
  input: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
): Uint8Array {
  let bytes: Uint8Array = input.slice();
  for (let left = 1 + random.below(random.oneIn(3) ? 8 : 2); left > 0; left -= 1) {
    bytes = changed(bytes, random, others, words).subarray(0, LONGEST);
  }
  return bytes.slice();
}

function changed(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
): Uint8Array {
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.oneIn(4) ? 256 : 8);
  switch (random.below(words.length > 0 ? 10 : 9)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    case 1:
    case 2:
      bytes[at] = random.below(256);
      return bytes;
    case 3:
      return withNumber(bytes, at, random);
    case 4:
      return spliced(bytes, at, length, new Uint8Array());
    case 5:
      return spliced(bytes, at, 0, bytes.subarray(at, at + length));
    case 6:
      return spliced(
        bytes,
        at,
        0,
        Uint8Array.from({ length }, () => random.below(256)),
      );
    case 7:
      return bytes.subarray(0, at);
    case 8: {
      const other = random.pick(others) ?? bytes;
      const from = random.below(other.length);
      const part = other.subarray(from, from + length * 4);
      return spliced(bytes, at, random.oneIn(2) ? part.length : 0, part);
    }
    default: {
      const word = random.pick(words) ?? bytes;
      return spliced(bytes, at, random.oneIn(2) ? word.length : 0, word);
    }
  }
}

/** A number at the edge of what its bytes hold, or a little more or less than it was. */
function withNumber(bytes: Uint8Array, at: number, random: Random): Uint8Array {
  const size = random.pick([1, 2, 4] as const) ?? 1;
  if (at + size > bytes.length) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = random.oneIn(2);
  const edge = random.pick(EDGES) ?? 0;
  const step = random.below(35) - 17;
  if (size === 1) view.setUint8(at, random.oneIn(2) ? edge : view.getUint8(at) + step);
  else if (size === 2) view.setUint16(at, random.oneIn(2) ? edge : view.getUint16(at, little) + step, little);
  else view.setUint32(at, random.oneIn(2) ? edge : view.getUint32(at, little) + step, little);
  return bytes;
}

/** `bytes` with `gone` bytes at a place replaced by others. */
export function spliced(bytes: Uint8Array, at: number, gone: number, by: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(0, bytes.length - gone) + by.length + gone);
  whole.set(bytes.subarray(0, at));
  whole.set(by, at);
  const rest = bytes.subarray(at + gone);
  whole.set(rest, at + by.length);
  return whole.subarray(0, at + by.length + rest.length);
}
