import { type Key, keyFrom } from './key';
import { sodium } from './sodium';

export interface BoxPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Key;
}

/** A fresh X25519 key pair. */
export function newBoxPair(): BoxPair {
  const pair = sodium.crypto_box_keypair();
  return { publicKey: pair.publicKey, secretKey: keyFrom(pair.privateKey) };
}

/** The pair of a secret key. */
export function boxPairOf(secretKey: Key): BoxPair {
  return { publicKey: sodium.crypto_scalarmult_base(secretKey), secretKey };
}

/** Seals a key to a public key: whoever holds the secret half opens it, nobody's password is needed to write it. */
export function sealKeyTo(publicKey: Uint8Array, key: Key): Uint8Array {
  return sodium.crypto_box_seal(key, publicKey);
}

/** The key in a sealed box, or undefined when the pair or a bit is wrong. */
export function openKeyBox(pair: BoxPair, sealed: Uint8Array): Key | undefined {
  try {
    return keyFrom(sodium.crypto_box_seal_open(sealed, pair.publicKey, pair.secretKey));
  } catch {
    return undefined;
  }
}
