import { BLOCK_BYTES } from './file-layout';

/** One block of plain bytes, ready to be sealed; only the last one may be shorter. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/**
 * Cuts a stream of any pieces into blocks of 64 KiB, then fills up with zeros to `paddedLength(length)`. One block is
 * held back until it is known whether it is the last. The bytes of a block are only good until the next one is asked for.
 */
export async function* blocksOf(
  pieces: AsyncIterable<Uint8Array>,
  paddedLength: (bytes: number) => number,
): AsyncGenerator<Block, number> {
  const block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  let length = 0;
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      if (filled === BLOCK_BYTES) {
        yield { bytes: block, last: false };
        filled = 0;
      }
      const part = piece.subarray(from, from + BLOCK_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
    }
    length += piece.length;
  }
  for (let zeros = paddedLength(length) - length; zeros > 0; ) {
    if (filled === BLOCK_BYTES) {
      yield { bytes: block, last: false };
      filled = 0;
    }
    const part = Math.min(zeros, BLOCK_BYTES - filled);
    block.fill(0, filled, filled + part);
    filled += part;
    zeros -= part;
  }
  yield { bytes: block.subarray(0, filled), last: true };
  return length;
}
