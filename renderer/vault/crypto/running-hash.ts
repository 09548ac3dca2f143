import { sodium } from './sodium';

/** BLAKE2b-256 of bytes that come in pieces. */
export interface RunningHash {
  add(bytes: Uint8Array): void;
  /** Lower-case hex; the hash is used up afterwards. */
  finish(): string;
}

/** A hash over a content too large to hold. */
export function runningHash(): RunningHash {
  const state = sodium.crypto_generichash_init(null, HASH_BYTES);
  return {
    add: (bytes) => sodium.crypto_generichash_update(state, bytes),
    finish: () => sodium.to_hex(sodium.crypto_generichash_final(state, HASH_BYTES)),
  };
}

const HASH_BYTES = 32;
