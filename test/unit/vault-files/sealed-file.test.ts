import { beforeAll, describe, expect, test } from 'vitest';
import { hash } from '../../../renderer/vault/crypto/hash';
import { hex } from '../../../renderer/vault/crypto/bytes';
import { newKey } from '../../../renderer/vault/crypto/key';
import { sealingStream } from '../../../renderer/vault/crypto/secret-stream';
import { sodiumReady } from '../../../renderer/vault/crypto/sodium';
import { openFileKey, sealFileKey } from '../../../renderer/vault/files/file-key';
import { FILE_HEADER_BYTES, SEALED_BLOCK_BYTES } from '../../../renderer/vault/files/file-layout';
import { type OpenedFile, openFile } from '../../../renderer/vault/files/open-file';
import { type PlainFacts, sealFile } from '../../../renderer/vault/files/seal-file';
import { newId } from '../../../renderer/vault/crypto/random-id';

const at = { vaultId: newId(), fileId: newId(), unitId: newId() };
const BLOCK = 65_536;

describe('a sealed file', () => {
  beforeAll(sodiumReady);

  test.each([0, 1, 255, 256, 4096, 65_535, BLOCK, 65_537, 2 * BLOCK, 1_048_577, 5_000_000])(
    'when %i bytes are sealed and opened, then they are the same and the digest is that of the plain content',
    async (length) => {
      const plain = someBytes(length);

      const { sealed, facts, unitKey } = await sealOne(plain);
      const { outcome, opened } = await openOne(sealed, facts, unitKey);

      expect(facts).toEqual({ bytes: length, digest: hex(hash(plain)) });
      expect(outcome).toEqual({ kind: 'whole' });
      expect(opened.length).toBe(length);
      expect(hex(hash(opened))).toBe(facts.digest);
    },
  );

  test('when two files differ by one byte in length, then their sealed lengths are the same and say little', async () => {
    const [one, other] = await Promise.all([sealOne(someBytes(300_001)), sealOne(someBytes(300_002))]);

    expect(one.sealed.length).toBe(other.sealed.length);
    expect(one.sealed.length).toBeLessThan(300_001 * 1.12);
  });

  test.each([
    ['the magic', 0, 'header'],
    ['the zero field', 9, 'header'],
    ['the sealed key', 20, 'key'],
    ['the header of the stream', 90, 'block'],
    ['the first block', FILE_HEADER_BYTES + 7, 'block'],
    ['the second block', FILE_HEADER_BYTES + SEALED_BLOCK_BYTES, 'block'],
    ['the last byte', -1, 'block'],
  ])(
    'when one bit of %s is turned over, then the file is damaged and it is said where',
    async (_part, where, why) => {
      const { sealed, facts, unitKey } = await sealOne(someBytes(150_000));

      const index = where < 0 ? sealed.length + where : where;
      sealed[index] = (sealed[index] ?? 0) ^ 0x10;
      const { outcome } = await openOne(sealed, facts, unitKey);

      expect(outcome).toEqual({ kind: 'damaged', why });
    },
  );

  test.each([
    ['inside the header', 40],
    ['after the header', FILE_HEADER_BYTES],
    ['after the first block', FILE_HEADER_BYTES + SEALED_BLOCK_BYTES],
    ['one byte before its end', -1],
  ])('when the file is cut short %s, then it is damaged', async (_where, to) => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(150_000));

    const { outcome } = await openOne(sealed.slice(0, to), facts, unitKey);

    expect(outcome).toEqual({ kind: 'damaged', why: 'too-short' });
  });

  test('when something stands behind the end, then the file is damaged', async () => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(10));

    const { outcome } = await openOne(Uint8Array.from([...sealed, 0]), facts, unitKey);

    expect(outcome).toEqual({ kind: 'damaged', why: 'too-long' });
  });

  test('when two blocks are exchanged, then the file is damaged', async () => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(3 * BLOCK));
    const first = sealed.slice(FILE_HEADER_BYTES, FILE_HEADER_BYTES + SEALED_BLOCK_BYTES);

    sealed.copyWithin(
      FILE_HEADER_BYTES,
      FILE_HEADER_BYTES + SEALED_BLOCK_BYTES,
      FILE_HEADER_BYTES + 2 * SEALED_BLOCK_BYTES,
    );
    sealed.set(first, FILE_HEADER_BYTES + SEALED_BLOCK_BYTES);
    const { outcome } = await openOne(sealed, facts, unitKey);

    expect(outcome).toEqual({ kind: 'damaged', why: 'block' });
  });

  test('when another whole file of the same unit lies in its place, then its key does not open there', async () => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(10));

    const { outcome } = await openOne(sealed, facts, unitKey, newId());

    expect(outcome).toEqual({ kind: 'damaged', why: 'key' });
  });

  test.each([
    ['shorter', -1, 'padding'],
    ['of another content', 0, 'digest'],
  ])('when the record says the content is %s, then the file is damaged', async (_what, change, why) => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(1000));

    const expected = { bytes: facts.bytes + change, digest: facts.digest.replaceAll(/./g, '0') };
    const { outcome } = await openOne(sealed, expected, unitKey);

    expect(outcome).toEqual({ kind: 'damaged', why });
  });

  test('when the reader is slow, then nothing is read ahead of it', async () => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(40 * BLOCK));
    let furthest = 0;
    let taken = 0;
    let ahead = 0;

    await openFile(
      {
        read: (offset, length) => {
          furthest = Math.min(sealed.length, offset + length);
          return Promise.resolve({ kind: 'ok', value: sealed.slice(offset, offset + length) });
        },
        openKey: (key) => openFileKey(unitOf(unitKey), at, key),
        expected: facts,
      },
      async (plain) => {
        await Promise.resolve();
        taken += plain.length;
        ahead = Math.max(ahead, furthest - taken);
      },
      () => false,
    );

    expect(taken).toBe(40 * BLOCK);
    expect(ahead).toBeLessThan(17 * SEALED_BLOCK_BYTES);
  });

  test('when reading is cancelled, then it ends soon and says so', async () => {
    const { sealed, facts, unitKey } = await sealOne(someBytes(40 * BLOCK));
    let taken = 0;

    const { outcome } = await openOne(sealed, facts, unitKey, at.fileId, () => (taken += 1) > 1);

    expect(outcome).toEqual({ kind: 'cancelled' });
  });
});

function someBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) + 7) & 255);
}

function unitOf(key: ReturnType<typeof newKey>) {
  return {
    recordClass: 'files',
    owner: 'practice',
    participants: [],
    keys: new Map([
      [1, newKey()],
      [2, key],
    ]),
  };
}

async function sealOne(plain: Uint8Array) {
  const unitKey = newKey();
  const fileKey = newKey();
  async function* pieces() {
    for (let from = 0; from < plain.length; from += 100_000) yield plain.subarray(from, from + 100_000);
  }
  const writing = sealFile(pieces(), sealFileKey(unitKey, at, fileKey), sealingStream(fileKey));
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await writing.next();
    if (next.done) return { sealed: new Uint8Array(Buffer.concat(parts)), facts: next.value, unitKey };
    parts.push(next.value);
  }
}

async function openOne(
  sealed: Uint8Array,
  expected: PlainFacts,
  unitKey: ReturnType<typeof newKey>,
  fileId: string = at.fileId,
  cancelled = () => false,
): Promise<{ outcome: OpenedFile; opened: Uint8Array }> {
  const parts: Uint8Array[] = [];
  const outcome = await openFile(
    {
      read: (offset, length) => Promise.resolve({ kind: 'ok', value: sealed.slice(offset, offset + length) }),
      openKey: (key) => openFileKey(unitOf(unitKey), { ...at, fileId }, key),
      expected,
    },
    (plain) => void parts.push(plain),
    cancelled,
  );
  return { outcome, opened: new Uint8Array(Buffer.concat(parts)) };
}
