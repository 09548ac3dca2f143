import { SNIFF_BYTES } from './media-type';

/** The file on the person's disk cannot be read (any more): moved, changed meanwhile, on a stick that was pulled out. */
export class UnreadableSource extends Error {}

/** A plain content on its way: the pieces, and what was seen of the beginning once they have passed. */
export interface PlainPieces {
  readonly pieces: AsyncIterable<Uint8Array>;
  head(): Uint8Array;
}

/**
 * The file's pieces, one by one as the taker asks for them, so that no more than one is in memory; keeps the first bytes
 * for telling the type. Throws `UnreadableSource` when the system refuses.
 */
export function plainPieces(source: Blob): PlainPieces {
  const head = new Uint8Array(SNIFF_BYTES);
  let seen = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const reader = source.stream().getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read().catch((cause: unknown) => {
          throw new UnreadableSource('The file cannot be read', { cause });
        });
        if (done) return;
        const part = value.subarray(0, SNIFF_BYTES - seen);
        head.set(part, seen);
        seen += part.length;
        yield value;
      }
    } finally {
      // After an error the stream is already gone: nothing is left to cancel.
      await reader.cancel().catch(() => undefined);
    }
  }
  return { pieces: pieces(), head: () => head.slice(0, seen) };
}
