import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { base32, fromBase32 } from '../../../renderer/vault/crypto/base32';
import { base64, fromBase64 } from '../../../renderer/vault/crypto/base64';
import { fromHex, hex, utf8 } from '../../../renderer/vault/crypto/bytes';
import { newKey } from '../../../renderer/vault/crypto/key';
import { pad, paddedLength, unpad } from '../../../renderer/vault/crypto/padding';
import { parseRecoveryKey, recoveryGroups } from '../../../renderer/vault/crypto/recovery-key';
import { open, seal } from '../../../renderer/vault/crypto/seal';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { openEnvelope } from '../../../renderer/vault/journal/envelope';
import { frameAt, isAuthentic } from '../../../renderer/vault/journal/frame';
import { newKeyring, withUnits } from '../../../renderer/vault/keys/change-keyring';
import { commonBytes, headerBytes, parseHeader } from '../../../renderer/vault/keys/header-format';
import { keyringBytes, openKeyring } from '../../../renderer/vault/keys/keyring-format';
import { openHeader } from '../../../renderer/vault/keys/open-header';
import { readTombstones, tombstoneLines } from '../../../renderer/vault/keys/tombstones';
import {
  aFrameDraft,
  aHeader,
  SECRET,
  someFrames,
  someKeys,
  withBitFlipped,
} from '../../fixtures/sealed-things';

beforeAll(checkCrypto);

const anyBytes = fc.uint8Array({ maxLength: 6000 });
const anyBit = fc.nat(1_000_000);

describe('texts of bytes', () => {
  test('when bytes are written as base32, base64 or hex, then they read back the same', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(fromBase32(base32(bytes))).toEqual(bytes);
        expect(fromBase64(base64(bytes))).toEqual(bytes);
        expect(fromHex(hex(bytes))).toEqual(bytes);
      }),
    );
  });

  test('when one character of a recovery key is wrong, then it is refused', () => {
    const anyKey = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anyKey, fc.nat(34), fc.integer({ min: 1, max: 31 }), (key, at, by) => {
        const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
        const typed = recoveryGroups(key).join('').toLowerCase();
        const wrong = alphabet[(alphabet.indexOf(typed[at] ?? '') + by) % 32] ?? '';

        expect(parseRecoveryKey(typed)).toEqual(key);
        expect(parseRecoveryKey(typed.slice(0, at) + wrong + typed.slice(at + 1))).toBeUndefined();
      }),
      { seed: 20261123 }, // 16 bits of check: one typing error in 65,536 may pass, and does not with this seed
    );
  });
});

describe('padding', () => {
  test('when anything is padded, then it comes back, and its length tells only the step', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const padded = pad(bytes);
        expect(unpad(padded)).toEqual(bytes);
        expect(padded.length).toBe(paddedLength(bytes.length + 4));
        expect(padded.length).toBeLessThanOrEqual(Math.max(256, (bytes.length + 4) * 1.12 + 256));
      }),
    );
  });

  test('when one text is longer than another, then it is never padded to less', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(5000), (length, more) => {
        expect(paddedLength(length + more)).toBeGreaterThanOrEqual(paddedLength(length));
      }),
    );
  });
});

describe('sealing', () => {
  test('when a bit is turned over or bytes are cut off, then it does not open', () => {
    const key = newKey();
    fc.assert(
      fc.property(anyBytes, anyBit, fc.nat(5000), (plain, bit, cut) => {
        const sealed = seal(key, 'place', plain);
        expect(open(key, 'place', sealed)).toEqual(plain);
        expect(open(key, 'place', withBitFlipped(sealed, bit))).toBeUndefined();
        expect(open(key, 'place', sealed.subarray(0, cut % sealed.length))).toBeUndefined();
      }),
    );
  });

  test('when two sealed things are swapped, then neither opens', () => {
    const key = newKey();
    fc.assert(
      fc.property(fc.string(), fc.string(), anyBytes, anyBytes, (here, there, one, other) => {
        fc.pre(here !== there);
        expect(open(key, there, seal(key, here, one))).toBeUndefined();
        expect(open(key, here, seal(key, there, other))).toBeUndefined();
      }),
    );
  });
});

describe('the header', () => {
  test('when any bit of a copy is turned over or it is cut short, then the copy is damaged', async () => {
    const bytes = headerBytes((await aHeader()).header);
    fc.assert(
      fc.property(anyBit, fc.nat(100_000), (bit, cut) => {
        expect(parseHeader(withBitFlipped(bytes, bit)).kind).toBe('damaged');
        expect(parseHeader(bytes.subarray(0, cut % bytes.length)).kind).toBe('damaged');
      }),
    );
  });

  test('when somebody adds a slot and makes the checksum right, then the signature says no', async () => {
    const { header } = await aHeader();
    const common = { ...header.common, slots: [...header.common.slots].reverse() };
    const forged = { ...header, common, signed: commonBytes(common) };

    const outcome = await openHeader([headerBytes(forged)], 'password', SECRET, argon);

    expect(outcome.kind).toBe('header-damaged');
  });

  test('when the boxes of two slots are swapped, then neither opens', async () => {
    const { header } = await aHeader();
    const [one, other] = header.boxes;
    const swapped = [
      { ...one, sealed: other?.sealed, checksum: other?.checksum },
      { ...other, sealed: one?.sealed, checksum: one?.checksum },
    ];
    const forged = headerBytes({ ...header, boxes: parseBoxes(swapped, header.boxes) });

    expect((await openHeader([forged], 'password', SECRET, argon)).kind).toBe('wrong-secret');
    expect((await openHeader([forged], 'recovery', SECRET, argon)).kind).toBe('wrong-secret');
  });
});

describe('the keyring', () => {
  test('when any bit of a copy is turned over or it is cut short, then the copy is damaged', () => {
    const keys = someKeys();
    const bytes = keyringBytes(newKeyring(), keys);
    fc.assert(
      fc.property(anyBit, fc.nat(100_000), (bit, cut) => {
        expect(openKeyring(withBitFlipped(bytes, bit), keys).kind).toBe('damaged');
        expect(openKeyring(bytes.subarray(0, cut % bytes.length), keys).kind).toBe('damaged');
      }),
    );
  });

  test('when units are added, then they read back with their keys, for any names', () => {
    const keys = someKeys();
    const anyUnit = fc.record({
      recordClass: fc.string(),
      owner: fc.string(),
      participants: fc.array(fc.string()),
      keys: fc.constant(null).map(() => new Map([[1, newKey()]])),
    });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
          anyUnit,
        ),
        (units) => {
          const grown = withUnits(newKeyring(), new Map([[2, new Map(Object.entries(units))]]));
          const opened = openKeyring(keyringBytes(grown, keys), keys);
          expect(opened.kind === 'open' && opened.keyring.parts.get(2)?.units).toEqual(
            grown.parts.get(2)?.units,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  test('when another vault’s keyring lies there, then it is not taken', () => {
    expect(openKeyring(keyringBytes(newKeyring(), someKeys()), someKeys()).kind).toBe('damaged');
  });
});

describe('frames', () => {
  test('when any bit of a frame is turned over, then it is not authentic or no frame at all', () => {
    const keys = someKeys();
    const [bytes = new Uint8Array()] = someFrames(keys, [aFrameDraft()]).frames;
    fc.assert(
      fc.property(anyBit, fc.nat(100_000), (bit, cut) => {
        const frame = frameAt(withBitFlipped(bytes, bit), 0);
        expect(frame !== undefined && isAuthentic(keys, frame)).toBe(false);
        expect(frameAt(bytes.subarray(0, cut % bytes.length), 0)).toBeUndefined();
      }),
    );
  });

  test('when a frame is moved to another place in the journal, then its envelope does not open there', () => {
    const keys = someKeys();
    const { frames } = someFrames(keys, [aFrameDraft(), aFrameDraft()]);
    const [one, other] = frames.map((bytes) => frameAt(bytes, 0));
    if (!one || !other) throw new Error('two frames were made');

    expect(openEnvelope(keys, one)).toMatchObject({ end: false, counter: 1 });
    expect(openEnvelope(keys, { ...one, sequence: other.sequence })).toBeUndefined();
    expect(openEnvelope(keys, { ...one, compartment: 1 })).toBeUndefined();
  });
});

describe('tombstones', () => {
  test('when a line was changed or comes from another vault, then it is not believed, and the others are', () => {
    const keys = someKeys();
    const told = { rule: 'adult-7-years', destroyedOn: '2026-11-23', certificateId: 'c' };
    const lines = tombstoneLines(
      keys,
      ['a', 'b'].map((unit) => ({ compartment: 2, unit, told })),
    );
    const foreign = tombstoneLines(someKeys(), [{ compartment: 2, unit: 'c', told }]);
    const renamed = utf8(new TextDecoder().decode(lines).replace('"unit":"a"', '"unit":"z"'));

    expect(readTombstones(keys, lines).map((one) => one.unit)).toEqual(['a', 'b']);
    expect(readTombstones(keys, foreign)).toEqual([]);
    expect(readTombstones(keys, renamed).map((one) => one.unit)).toEqual(['b']);
  });
});

/** Boxes with each other's contents, as a forger would write them. */
function parseBoxes<Box>(swapped: readonly unknown[], like: readonly Box[]): readonly Box[] {
  return like.map((box, index) => Object.assign({}, box, swapped[index]));
}
