import { argon } from './argon';
import { fromHex, hex, textOf, utf8 } from './bytes';
import { hash, keyedHash } from './hash';
import { keyFrom } from './key';
import { openKeyBox } from './sealed-box';
import { openingStream } from './secret-stream';
import { isSigned } from './signature';
import { sodium } from './sodium';
import { subkey } from './subkey';

const counted = (length: number, from = 0) => Uint8Array.from({ length }, (_, index) => from + index);

/**
 * One answer for everything the formats rest on, each known from elsewhere: BLAKE2b of RFC 7693's "abc" with 32 bytes;
 * keyed BLAKE2b, secretstream, Argon2id and the sealed box as a second library computes them (test/vectors/crypto compares
 * all of them with more published answers); key derivation of libsodium's own test "kdf", first 32 bytes for the number 32;
 * XChaCha20-Poly1305 of draft-irtf-cfrg-xchacha A.3; Ed25519 of RFC 8032 7.1 test 2.
 */
export const knownAnswers: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  blake2b: () =>
    hex(hash(utf8('abc'))) === 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
  'keyed blake2b': () =>
    hex(keyedHash(keyFrom(counted(32)), utf8('abc'))) ===
    'd63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f',
  kdf: () =>
    hex(subkey(keyFrom(counted(32)), 32, 'KDF test')) ===
    '154b291f11196737f8b7f491e4ca11764e0227d34f94295408a869f007aa8618',
  argon2id: async () => {
    const cost = { operations: 1, memoryBytes: 8192 };
    const derived = await argon({ secret: utf8('password'), salt: counted(16), ...cost });
    return (
      derived.kind === 'derived' &&
      hex(derived.key) === '3a008963c65f7ffa7331a90babd1fd17ea9f03bd05356b857ceb43f7b7080adc'
    );
  },
  xchacha: () =>
    hex(
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        utf8(
          "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
        ),
        fromHex('50515253c0c1c2c3c4c5c6c7'),
        null,
        fromHex('404142434445464748494a4b4c4d4e4f5051525354555657'),
        keyFrom(counted(32, 0x80)),
      ),
    ).endsWith('c0875924c1c7987947deafd8780acf49'),
  secretstream: () => {
    const stream = openingStream(keyFrom(counted(32)), counted(24, 100));
    const first = stream.openChunk(
      fromHex('5f3a73c4351a33d554bba72be0f24e61f4263be74e208b4c6fa48d7c'),
      false,
    );
    const last = stream.openChunk(fromHex('4ea42ba10b3cf6165ceab447e8c8090433734765cb'), true);
    return (
      first !== undefined && textOf(first) === 'first chunk' && last !== undefined && textOf(last) === 'last'
    );
  },
  'sealed box': () => {
    const secretKey = keyFrom(fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'));
    const publicKey = sodium.crypto_scalarmult_base(secretKey);
    const opened = openKeyBox(
      { publicKey, secretKey },
      fromHex(
        '5b7a5e527de16a40290c0f75d5a77170a187d93ad7f88561596ed074a2f44d732aebbf80d7a026fa27ec96621b1ba8f6483ca695db367881d5b65d2fab3ca49eb013669a0df54db54d75091c2b3f4385',
      ),
    );
    return opened !== undefined && hex(opened) === hex(counted(32));
  },
  ed25519: () =>
    isSigned(
      fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
      fromHex('72'),
      fromHex(
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ),
    ),
};
