/** A set of document numbers below a size, as bits. */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

export function hasBit(bits: Bits, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

/** Keeps in `bits` only what is in `others` too. */
export function keepCommon(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) {
    bits[word] = (bits[word] ?? 0) & (others[word] ?? 0);
  }
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word] ?? 0;
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

export function forEachBit(bits: Bits, visit: (at: number) => void): void {
  firstBits(bits, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, visit);
}

/** The first `most` of the set bits from `start` up to `end`. */
export function firstBits(
  bits: Bits,
  start: number,
  end: number,
  most: number,
  visit: (at: number) => void,
): void {
  let left = most;
  for (let word = start >>> 5; word < bits.length && word << 5 < end; word += 1) {
    let rest = bits[word] ?? 0;
    while (rest !== 0) {
      const lowest = rest & -rest;
      const at = (word << 5) + (31 - Math.clz32(lowest));
      rest ^= lowest;
      if (at >= end || left <= 0) {
        return;
      }
      if (at >= start) {
        visit(at);
        left -= 1;
      }
    }
  }
}

/** Takes out of `bits` what is in `others`. */
export function takeOut(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word += 1) {
    bits[word] = (bits[word] ?? 0) & ~(others[word] ?? 0);
  }
}
