import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { blocksOf } from '../../../renderer/vault/files/blocks';
import { BLOCK_BYTES } from '../../../renderer/vault/files/file-layout';
import { paddedFileLength } from '../../../renderer/vault/files/padded-file-length';

const sizes = fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 8 });

describe('blocks', () => {
  test.prop([sizes], { numRuns: 40 })(
    'when a content comes in any pieces, then its blocks are the content and its padding, all full but the last',
    async (lengths) => {
      const pieces = lengths.map((length, index) => new Uint8Array(length).fill(index + 1));
      const whole = Buffer.concat(pieces);

      const { blocks, length } = await cut(pieces);

      const padded = Buffer.concat(blocks.map(({ bytes }) => bytes));
      expect(length).toBe(whole.length);
      expect(padded.length).toBe(paddedFileLength(whole.length));
      expect(padded.subarray(0, whole.length).equals(whole)).toBe(true);
      expect(padded.subarray(whole.length).every((byte) => byte === 0)).toBe(true);
      expect(blocks.slice(0, -1).every(({ bytes, last }) => bytes.length === BLOCK_BYTES && !last)).toBe(
        true,
      );
      expect(blocks.at(-1)?.last).toBe(true);
    },
  );

  test.prop([fc.integer({ min: 0, max: 2 ** 40 })])(
    'when a file is filled up, then it is never shorter, at most an eighth longer beyond 4 KiB, and longer files are not shorter',
    (bytes) => {
      const padded = paddedFileLength(bytes);

      expect(padded).toBeGreaterThanOrEqual(bytes);
      expect(padded).toBeLessThanOrEqual(bytes <= 4096 ? bytes + 255 : bytes * 1.125);
      expect(paddedFileLength(bytes + 1)).toBeGreaterThanOrEqual(padded);
    },
  );
});

async function cut(pieces: readonly Uint8Array[]) {
  async function* all() {
    yield* pieces;
  }
  const blocks: { bytes: Uint8Array; last: boolean }[] = [];
  const cutting = blocksOf(all(), paddedFileLength);
  for (;;) {
    const next = await cutting.next();
    if (next.done) return { blocks, length: next.value };
    blocks.push({ bytes: next.value.bytes.slice(), last: next.value.last });
  }
}
