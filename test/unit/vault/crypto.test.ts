import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { base32, fromBase32 } from '../../../renderer/vault/crypto/base32';
import { fromHex, hex, utf8 } from '../../../renderer/vault/crypto/bytes';
import { ARGON_FLOOR, calibrate } from '../../../renderer/vault/crypto/calibrate';
import { hash } from '../../../renderer/vault/crypto/hash';
import { keyFrom, newKey } from '../../../renderer/vault/crypto/key';
import { pad, paddedLength, padme } from '../../../renderer/vault/crypto/padding';
import { passwordBytes } from '../../../renderer/vault/crypto/password';
import {
  newRecoveryKey,
  parseRecoveryKey,
  recoveryGroups,
} from '../../../renderer/vault/crypto/recovery-key';
import { SEAL_BYTES, open, seal } from '../../../renderer/vault/crypto/seal';
import { newBoxPair, openKeyBox, sealKeyTo } from '../../../renderer/vault/crypto/sealed-box';
import { openingStream, sealingStream } from '../../../renderer/vault/crypto/secret-stream';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { isSigned, newSigningPair, sign } from '../../../renderer/vault/crypto/signature';
import { isWasmLive, sodium } from '../../../renderer/vault/crypto/sodium';
import { subkey } from '../../../renderer/vault/crypto/subkey';

beforeAll(checkCrypto);

describe('published answers', () => {
  test('BLAKE2b-256 of "abc" and of nothing', () => {
    expect(hex(hash(utf8('abc')))).toBe('bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319');
    expect(hex(hash(utf8('')))).toBe('0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8');
  });

  test('XChaCha20-Poly1305-IETF of draft-irtf-cfrg-xchacha, A.3.1', () => {
    const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      utf8(
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
      ),
      fromHex('50515253c0c1c2c3c4c5c6c7'),
      null,
      fromHex('404142434445464748494a4b4c4d4e4f5051525354555657'),
      fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'),
    );

    expect(hex(sealed)).toBe(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e' +
        'c0875924c1c7987947deafd8780acf49',
    );
  });

  test('Ed25519 of RFC 8032, 7.1, test 2', () => {
    const seed = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');

    const signature = sign(Uint8Array.from([...seed, ...publicKey]), fromHex('72'));

    expect(hex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(isSigned(publicKey, fromHex('72'), signature)).toBe(true);
    expect(isSigned(publicKey, fromHex('73'), signature)).toBe(false);
  });

  test('Argon2id as a second, independent implementation computes it', async () => {
    const secret = passwordBytes('Ümläute und 🗝️');
    const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
    const expected = argon2id(secret, salt, { t: 1, m: 8192, p: 1, dkLen: 32 });

    const derived = await argon({ secret, salt, operations: 1, memoryBytes: 8192 * 1024 });

    expect(derived.kind === 'derived' && hex(derived.key)).toBe(hex(expected));
  });

  test('key derivation is BLAKE2b with number and context as salt and personalisation', () => {
    const key = keyFrom(Uint8Array.from({ length: 32 }, (_, index) => index));
    const salt = Uint8Array.from({ length: 16 }, (_, index) => (index === 0 ? 7 : 0));
    const personalization = Uint8Array.from({ length: 16 }, (_, index) => utf8('ckmac___')[index] ?? 0);

    const expected = blake2b(new Uint8Array(), { dkLen: 32, key, salt, personalization });

    expect(hex(subkey(key, 7, 'ckmac___'))).toBe(hex(expected));
  });

  test('Crockford base32 of known bytes', () => {
    expect(base32(fromHex('00'))).toBe('00');
    expect(base32(fromHex('ffffffffff'))).toBe('zzzzzzzz');
    expect(fromBase32('zzzzzzzz')).toEqual(fromHex('ffffffffff'));
    expect(fromBase32('u0')).toBeUndefined();
  });

  test('Padmé of the paper’s kind: never more than 12 % on top', () => {
    expect([padme(9), padme(1000), padme(4097), padme(1_000_000)]).toEqual([10, 1024, 4352, 1_015_808]);
    expect([
      paddedLength(1),
      paddedLength(256),
      paddedLength(257),
      paddedLength(4096),
      paddedLength(4097),
    ]).toEqual([256, 256, 512, 4096, 4352]);
  });
});

describe('the wrappers', () => {
  test('when libsodium runs, then it runs as WebAssembly', () => {
    expect(isWasmLive()).toBe(true);
  });

  test('when the same text is sealed twice, then no byte of the nonce repeats itself', () => {
    const key = newKey();
    const nonces = new Set(
      Array.from({ length: 5000 }, () => hex(seal(key, 'place', utf8('x')).subarray(0, 24))),
    );

    expect(nonces.size).toBe(5000);
  });

  test('when something is sealed, then it opens only in its place, with its key, unchanged', () => {
    const key = newKey();
    const sealed = seal(key, 'here', utf8('text'));

    expect(sealed.length).toBe(SEAL_BYTES + 4);
    expect(open(key, 'here', sealed)).toEqual(utf8('text'));
    expect(open(key, 'there', sealed)).toBeUndefined();
    expect(open(newKey(), 'here', sealed)).toBeUndefined();
    expect(open(key, 'here', sealed.subarray(0, 10))).toBeUndefined();
  });

  test('when a key is sealed to a public key, then only that pair opens it', () => {
    const pair = newBoxPair();
    const key = newKey();

    expect(openKeyBox(pair, sealKeyTo(pair.publicKey, key))).toEqual(key);
    expect(openKeyBox(newBoxPair(), sealKeyTo(pair.publicKey, key))).toBeUndefined();
  });

  test('when a message is signed by somebody else, then it is not the owner’s', () => {
    const owner = newSigningPair();

    expect(isSigned(owner.publicKey, utf8('header'), sign(newSigningPair().secretKey, utf8('header')))).toBe(
      false,
    );
  });

  test('when a stream lacks its end, goes on after it, or changes its order, then no block of it is believed', () => {
    const key = newKey();
    const stream = sealingStream(key);
    const blocks = [
      stream.sealChunk(utf8('one'), false),
      stream.sealChunk(utf8('two'), false),
      stream.sealChunk(utf8('end'), true),
    ] as const;
    const opening = () => openingStream(key, stream.header);
    const whole = opening();
    const short = opening();
    const swapped = opening();

    expect(blocks.map((block, index) => whole.openChunk(block, index === 2))).toEqual([
      utf8('one'),
      utf8('two'),
      utf8('end'),
    ]);
    expect(whole.openChunk(blocks[2], true)).toBeUndefined();
    expect(short.openChunk(blocks[0], false)).toEqual(utf8('one'));
    expect(short.openChunk(blocks[1], true)).toBeUndefined();
    expect(swapped.openChunk(blocks[1], false)).toBeUndefined();
  });

  test('when a recovery key is typed as people type, then it is read; with one wrong character it is not', () => {
    const key = newRecoveryKey();
    const groups = recoveryGroups(key);
    const typed = groups.join(' - ').toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l');

    expect(groups).toHaveLength(9);
    expect(parseRecoveryKey(typed)).toEqual(key);
    expect(parseRecoveryKey(typed.slice(0, -1))).toBeUndefined();
  });

  test('when padding is asked for, then the length is told and the rest is zero', () => {
    const padded = pad(utf8('abc'));

    expect(padded.length).toBe(256);
    expect(padded.subarray(7).every((byte) => byte === 0)).toBe(true);
  });
});

describe('calibration', () => {
  const derived = async () => ({ kind: 'derived', key: newKey() }) as const;
  const clockOf = (took: number) => {
    let now = -took;
    return () => {
      now += took;
      return now;
    };
  };

  test('when the machine is slow, then never less than the floor', async () => {
    expect(await calibrate(derived, clockOf(5000))).toEqual(ARGON_FLOOR);
  });

  test('when the machine is fast, then about a second’s worth, and never above 1 GiB', async () => {
    expect(await calibrate(derived, clockOf(250))).toEqual({ operations: 3, memoryBytes: 256 * 1024 * 1024 });
    expect(await calibrate(derived, clockOf(10))).toEqual({ operations: 3, memoryBytes: 1024 * 1024 * 1024 });
  });

  test('when memory is lacking, then the floor', async () => {
    expect(await calibrate(async () => ({ kind: 'not-enough-memory' }), clockOf(1))).toEqual(ARGON_FLOOR);
  });
});
