import { type Key, KEY_BYTES, keyFrom } from './key';
import { sodium, sodiumReady } from './sodium';

/** Cost of turning a secret into a key (Argon2id v1.3, one lane). */
export interface ArgonCost {
  readonly operations: number;
  readonly memoryBytes: number;
}

export interface ArgonInput extends ArgonCost {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
}

export type ArgonOutcome =
  | { readonly kind: 'derived'; readonly key: Key }
  | { readonly kind: 'not-enough-memory' };

export const SALT_BYTES = 16;

/** Runs Argon2id here and now. The worker around it exists because WASM memory never shrinks. */
export async function argon(input: ArgonInput): Promise<ArgonOutcome> {
  await sodiumReady();
  try {
    const bytes = sodium.crypto_pwhash(
      KEY_BYTES,
      input.secret,
      input.salt,
      input.operations,
      input.memoryBytes,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
    return { kind: 'derived', key: keyFrom(bytes) };
  } catch {
    // With bounds checked before, the one thing that can fail is the allocation.
    return { kind: 'not-enough-memory' };
  }
}
