import type { Key } from './key';
import { sodium } from './sodium';

export const HASH_BYTES = 32;

/** `H` of FORMAT.md: BLAKE2b-256 without a key. */
export function hash(bytes: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, bytes, null);
}

/** BLAKE2b-256 with a key: a MAC. */
export function keyedHash(key: Key, bytes: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, bytes, key);
}

/** True when `mac` is the keyed hash of `bytes`; compared in constant time. */
export function isKeyedHash(key: Key, bytes: Uint8Array, mac: Uint8Array): boolean {
  return mac.length === HASH_BYTES && sodium.memcmp(keyedHash(key, bytes), mac);
}
