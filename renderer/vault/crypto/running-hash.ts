import { HASH_BYTES } from './hash';
import { sodium } from './sodium';

/** `H` over bytes that arrive piece by piece. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** Ends the hash; call once. */
  digest(): Uint8Array;
}

/** BLAKE2b-256 of a content too large to hold. */
export function runningHash(): RunningHash {
  const state = sodium.crypto_generichash_init(null, HASH_BYTES);
  return {
    update: (bytes) => sodium.crypto_generichash_update(state, bytes),
    digest: () => sodium.crypto_generichash_final(state, HASH_BYTES),
  };
}
