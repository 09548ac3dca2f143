import { sodium } from './sodium';

/** Pushes the blocks of one file; the header stands in clear before them. */
export interface SealingStream {
  readonly header: Uint8Array;
  /** 17 bytes longer than `plain`. `last` marks the end: a reader refuses a stream without it. */
  push(plain: Uint8Array, last: boolean): Uint8Array;
}

/** Pulls the blocks back, in order. */
export interface OpeningStream {
  /** `null` when the block is not what was pushed at this place: damaged, swapped or left out. */
  pull(sealed: Uint8Array): { readonly bytes: Uint8Array; readonly last: boolean } | null;
}

/** A secretstream (XChaCha20-Poly1305) under a key that seals this one stream and nothing else. */
export function sealingStream(key: Uint8Array): SealingStream {
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  return {
    header,
    push: (plain, last) =>
      sodium.crypto_secretstream_xchacha20poly1305_push(
        state,
        plain,
        null,
        last
          ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
          : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
      ),
  };
}

/** The reader of such a stream. `pull` of libsodium answers `false` instead of throwing: here that is `null`, once. */
export function openingStream(header: Uint8Array, key: Uint8Array): OpeningStream {
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  return {
    pull(sealed) {
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
      if (pulled === false) return null;
      const { TAG_FINAL, TAG_MESSAGE } = tags();
      if (pulled.tag !== TAG_FINAL && pulled.tag !== TAG_MESSAGE) return null;
      return { bytes: pulled.message, last: pulled.tag === TAG_FINAL };
    },
  };
}

/** libsodium fills these in when it is ready, so they are read at call time. */
function tags() {
  return {
    TAG_FINAL: sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    TAG_MESSAGE: sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
  };
}
