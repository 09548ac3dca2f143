/** Made-up choices that come out the same for the same seed. Never for keys, passwords or ids of real records. */
export interface Draw {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  /** True with this probability, 0–1. */
  chance(probability: number): boolean;
  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  /** `count` different items, or all of them, in drawn order. */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
}

/** A new stream of choices; the name keeps streams of one seed apart, so that one can grow without shifting the others. */
export function drawFrom(seed: number, stream: string): Draw {
  let state = [...stream].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5 ^ seed,
  );
  const below = (limit: number) => {
    // mulberry32 by Tommy Ettinger (public domain): small, fast, even enough for made-up people.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (probability) => below(1_000_000) < probability * 1_000_000,
    pick: (items) => items[below(items.length)] ?? items[0],
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}
