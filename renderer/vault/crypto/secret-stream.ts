import type { Key } from './key';
import { sodium } from './sodium';

/** Bytes that each chunk is longer than its plain bytes. */
const CHUNK_OVERHEAD = 17;

/** Seals the chunks of one file. */
export interface SealingStream {
  /** Written before the first chunk. */
  readonly header: Uint8Array;
  /** `last` marks the final chunk; after it nothing more may be sealed. */
  sealChunk(plain: Uint8Array, last: boolean): Uint8Array;
}

/** Opens them again, in order. */
export interface OpeningStream {
  /**
   * Plain bytes of the next chunk; `last` says whether the file ends here. Undefined when the chunk does not open,
   * ends too early, goes on after the end, or lacks the end where it must be: all of them are damage.
   */
  openChunk(sealed: Uint8Array, last: boolean): Uint8Array | undefined;
}

/** A secretstream under a key that seals this one stream; order, number and end of its chunks are authenticated. */
export function sealingStream(key: Key): SealingStream {
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  let ended = false;
  return {
    header,
    sealChunk(plain, last) {
      if (ended) throw new Error('The stream has ended');
      ended = last;
      const tag = last
        ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
      return sodium.crypto_secretstream_xchacha20poly1305_push(state, plain, null, tag);
    },
  };
}

/** The reader. libsodium answers `false` instead of throwing and says nothing of a missing end: both end here. */
export function openingStream(key: Key, header: Uint8Array): OpeningStream {
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  let ended = false;
  return {
    openChunk(sealed, last) {
      if (ended || sealed.length < CHUNK_OVERHEAD) return undefined;
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
      if (pulled === false) return undefined;
      const isFinal = pulled.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
      ended = isFinal || last;
      return isFinal === last ? pulled.message : undefined;
    },
  };
}
