import { fromHex, hex, utf8 } from './bytes';
import { hash } from './hash';
import { keyFrom } from './key';
import { sodium, sodiumReady } from './sodium';
import { isSigned } from './signature';

/**
 * Known answers at every start, so that a broken build seals nothing. The vectors are published:
 * BLAKE2b of "abc" with 32 bytes; XChaCha20-Poly1305 of draft-irtf-cfrg-xchacha A.3; Ed25519 of RFC 8032 7.1 test 2.
 * Rejects with the name of what is wrong.
 */
export async function checkCrypto(): Promise<void> {
  await sodiumReady();
  const wrong = Object.entries(knownAnswers)
    .filter(([, holds]) => !holds())
    .map(([name]) => name);
  if (wrong.length > 0) throw new Error(`Known answers do not hold: ${wrong.join(', ')}`);
}

const knownAnswers: Readonly<Record<string, () => boolean>> = {
  blake2b: () =>
    hex(hash(utf8('abc'))) === 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
  xchacha: () =>
    hex(
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        utf8(
          "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
        ),
        fromHex('50515253c0c1c2c3c4c5c6c7'),
        null,
        fromHex('404142434445464748494a4b4c4d4e4f5051525354555657'),
        keyFrom(fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f')),
      ),
    ).endsWith('c0875924c1c7987947deafd8780acf49'),
  ed25519: () =>
    isSigned(
      fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
      fromHex('72'),
      fromHex(
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ),
    ),
};
