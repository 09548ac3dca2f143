import { randomBytes } from './random';

declare const keyBrand: unique symbol;

/** 32 secret bytes. Only this folder looks inside; everybody else passes it on. */
export type Key = Uint8Array & { readonly [keyBrand]: true };

export const KEY_BYTES = 32;

/** The parser of keys; throws when the bytes are not a key's length. Keeps its own copy. */
export function keyFrom(bytes: Uint8Array): Key {
  if (bytes.length !== KEY_BYTES) throw new Error('A key has 32 bytes');
  return bytes.slice() as Key;
}

/** A fresh random key. */
export function newKey(): Key {
  return keyFrom(randomBytes(KEY_BYTES));
}
