import type { Key } from './key';
import { randomBytes } from './random';
import { sodium } from './sodium';
import { concat, utf8 } from './bytes';

const NONCE_BYTES = 24;

/** Bytes that sealing adds: the nonce in front and the tag behind. */
export const SEAL_BYTES = NONCE_BYTES + 16;

/**
 * XChaCha20-Poly1305-IETF: random nonce, then ciphertext with its tag. `place` binds the bytes to where they belong
 * (FORMAT.md, Associated data) and is always set: two sealed things that are swapped open neither.
 */
export function seal(key: Key, place: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concat(
    nonce,
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, utf8(place), null, nonce, key),
  );
}

/** The plain bytes, or undefined when key, place or a single bit is wrong. The caller names what that means. */
export function open(key: Key, place: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < SEAL_BYTES) return undefined;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(NONCE_BYTES),
      utf8(place),
      sealed.subarray(0, NONCE_BYTES),
      key,
    );
  } catch {
    return undefined;
  }
}
