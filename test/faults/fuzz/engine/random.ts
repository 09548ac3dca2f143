/** Numbers that follow from a seed alone, so that a run can be repeated. */
export interface Random {
  /** A whole number from 0 up to, and not including, `bound`. */
  below(bound: number): number;
  /** True once in so many times. */
  oneIn(times: number): boolean;
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Xorshift (Marsaglia, 2003) with 32 bits of state: quick, and good enough to choose bytes. */
export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  return {
    below: (bound) => next() % Math.max(1, bound),
    oneIn: (times) => next() % times === 0,
    pick: (items) => items[next() % Math.max(1, items.length)],
  };
}
