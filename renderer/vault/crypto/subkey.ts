import { type Key, KEY_BYTES, keyFrom } from './key';
import { sodium } from './sodium';

/** libsodium's key derivation; `context` is exactly eight ASCII characters. Numbers and contexts stand in FORMAT.md. */
export function subkey(key: Key, number: number, context: string): Key {
  if (context.length !== 8) throw new Error('A context has eight characters');
  return keyFrom(sodium.crypto_kdf_derive_from_key(KEY_BYTES, number, context, key));
}
