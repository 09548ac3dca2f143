/** A small input that asks for very much, and the answer it must get without getting any of it. */
export interface GreedyCase {
  readonly name: string;
  readonly answer: string;
  readonly ask: () => string | Promise<string>;
}

export const GIB4 = 4 * 1024 ** 3;

/** A list with four thousand million places, none of them taken: a few bytes on the wire. */
export function endlessList(): readonly unknown[] {
  const list: unknown[] = [];
  list.length = 4_294_967_295;
  return list;
}
