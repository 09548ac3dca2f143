import { blake2b } from '@noble/hashes/blake2.js';

/** `H` of FORMAT.md: BLAKE2b-256 without a key. Main needs no other cryptography to check the chain. */
export function hashOf(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 32 });
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** True when both hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && Buffer.compare(one, other) === 0;
}
