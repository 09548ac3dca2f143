import { sodium } from './sodium';

export interface SigningPair {
  readonly publicKey: Uint8Array;
  /** 64 bytes: seed and public key, as libsodium keeps them. */
  readonly secretKey: Uint8Array;
}

/** A fresh Ed25519 key pair. */
export function newSigningPair(): SigningPair {
  const pair = sodium.crypto_sign_keypair();
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** Ed25519, detached. */
export function sign(secretKey: Uint8Array, message: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(message, secretKey);
}

/** True when the signature is the key's over exactly this message. */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
}
