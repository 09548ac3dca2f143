import { createHash } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { hex, utf8 } from '../../../renderer/vault/crypto/bytes';
import { hash, keyedHash } from '../../../renderer/vault/crypto/hash';
import { keyFrom } from '../../../renderer/vault/crypto/key';
import { knownAnswers } from '../../../renderer/vault/crypto/known-answers';
import { open, seal } from '../../../renderer/vault/crypto/seal';
import { openingStream, sealingStream } from '../../../renderer/vault/crypto/secret-stream';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { sodium } from '../../../renderer/vault/crypto/sodium';
import { subkey } from '../../../renderer/vault/crypto/subkey';
import { published } from './published';
import { secondSecretstream } from './second-secretstream';

beforeAll(checkCrypto);

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const keys = bytesOf(32).map(keyFrom);

describe('published answers', () => {
  test.each(published.argon2id)('Argon2id, $operations passes over $memoryBytes bytes: $source', (one) => {
    const { password, salt, operations, memoryBytes } = one;
    const ours = sodium.crypto_pwhash(one.hash.length, password, salt, operations, memoryBytes, 2);

    expect(hex(ours)).toBe(hex(one.hash));
  });

  test('key derivation: ten subkeys of libsodium’s own test', () => {
    const { key, context, subkeys } = published.kdf;

    const ours = subkeys.map((_, number) => hex(sodium.crypto_kdf_derive_from_key(64, number, context, key)));

    expect(ours).toEqual(subkeys.map(hex));
  });

  test.each(published.sealedBox)('a sealed box of $source', ({ secretKey, publicKey, plain, sealed }) => {
    expect(hex(sodium.crypto_box_seal_open(sealed, publicKey, secretKey))).toBe(hex(plain));
  });

  test.each(published.secretstream)('secretstream of $source', ({ key, header, chunks }) => {
    const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
    const pulled = chunks.map(({ ciphertext, ad }) =>
      sodium.crypto_secretstream_xchacha20poly1305_pull(state, ciphertext, ad),
    );

    expect(pulled.map((one) => one && { message: hex(one.message), tag: one.tag })).toEqual(
      chunks.map(({ message, tag }) => ({ message: hex(message), tag })),
    );
    expect(secondSecretstream(key, header, chunks).map(hex)).toEqual(
      chunks.map(({ ciphertext }) => hex(ciphertext)),
    );
  });

  test('the second library itself: Argon2id of RFC 9106, 5.3; BLAKE2b-512 of RFC 7693, appendix A', () => {
    const options = { t: 3, m: 32, p: 4, dkLen: 32, key: filled(8, 3), personalization: filled(12, 4) };

    expect(hex(argon2id(filled(32, 1), filled(16, 2), options))).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
    expect(hex(blake2b(utf8('abc'), { dkLen: 64 }))).toBe(
      createHash('blake2b512').update('abc').digest('hex'),
    );
    expect(hex(blake2b(utf8('abc'), { dkLen: 64 }))).toMatch(
      /^ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b7/,
    );
  });
});

describe('a second library computes the same', () => {
  test('Argon2id, for any secret, salt and small cost', async () => {
    const cost = fc.record({
      operations: fc.integer({ min: 1, max: 3 }),
      kib: fc.integer({ min: 8, max: 64 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 64 }),
        bytesOf(16),
        cost,
        async (secret, salt, { operations, kib }) => {
          const derived = await argon({ secret, salt, operations, memoryBytes: kib * 1024 });
          const second = argon2id(secret, salt, { t: operations, m: kib, p: 1, dkLen: 32 });
          expect(derived.kind === 'derived' && hex(derived.key)).toBe(hex(second));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('BLAKE2b with and without a key, and key derivation', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), keys, fc.nat(255), (bytes, key, number) => {
        const salt = Uint8Array.from({ length: 16 }, (_, at) => (at === 0 ? number : 0));
        const personalization = Uint8Array.from({ length: 16 }, (_, at) => utf8('ckenvel_')[at] ?? 0);
        expect(hex(hash(bytes))).toBe(hex(blake2b(bytes, { dkLen: 32 })));
        expect(hex(keyedHash(key, bytes))).toBe(hex(blake2b(bytes, { dkLen: 32, key })));
        expect(hex(subkey(key, number, 'ckenvel_'))).toBe(
          hex(blake2b(new Uint8Array(), { dkLen: 32, key, salt, personalization })),
        );
      }),
    );
  });

  test('XChaCha20-Poly1305: each opens what the other sealed, and neither in another place', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        keys,
        bytesOf(24),
        fc.string(),
        (plain, key, nonce, place) => {
          const ours = seal(key, place, plain);
          const theirs = xchacha20poly1305(key, nonce, utf8(place)).encrypt(plain);
          const opened = xchacha20poly1305(key, ours.slice(0, 24), utf8(place)).decrypt(ours.slice(24));
          expect(hex(opened)).toBe(hex(plain));
          const back = open(key, place, new Uint8Array(Buffer.concat([nonce, theirs])));
          expect(back && hex(back)).toBe(hex(plain));
          expect(open(key, `${place}|`, new Uint8Array(Buffer.concat([nonce, theirs])))).toBeUndefined();
        },
      ),
    );
  });

  test('secretstream: chunk by chunk, the last one FINAL', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(chunks, keys, bytesOf(24), (messages, key, header) => {
        const last = (at: number) => at === messages.length - 1;
        const tagged = messages.map((message, at) => ({
          message,
          ad: new Uint8Array(),
          tag: last(at) ? 3 : 0,
        }));
        const stream = openingStream(key, header);
        const opened = secondSecretstream(key, header, tagged).map((one, at) =>
          stream.openChunk(one, last(at)),
        );
        expect(opened.map((one) => one && hex(one))).toEqual(messages.map(hex));
        const own = sealingStream(key);
        const sealed = messages.map((message, at) => own.sealChunk(message, last(at)));
        expect(sealed.map(hex)).toEqual(secondSecretstream(key, own.header, tagged).map(hex));
      }),
    );
  });

  test('the answers that every start compares', () => {
    const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
    const key = Uint8Array.from({ length: 32 }, (_, at) => at);
    const said = JSON.stringify(Object.values(knownAnswers).map(String));

    expect(said).toContain(hex(argon2id(utf8('password'), salt, { t: 1, m: 8, p: 1, dkLen: 32 })));
    expect(said).toContain(hex(blake2b(utf8('abc'), { dkLen: 32, key })));
  });
});
