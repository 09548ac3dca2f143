// breaks: libsodium-only-in-vault-crypto
import sodium from 'libsodium-wrappers-sumo';

export const seal = sodium.crypto_secretbox_easy;
