import { chacha20, hchacha } from '@noble/ciphers/chacha.js';
import { poly1305 } from '@noble/ciphers/_poly1305.js';

/** One chunk as it goes in. */
export interface Chunk {
  readonly message: Uint8Array;
  readonly ad: Uint8Array;
  /** 0 MESSAGE, 3 FINAL at the end: the two that the formats use. */
  readonly tag: number;
}

/**
 * libsodium's secretstream put together a second time from another library's ChaCha20 and Poly1305, after the
 * construction in libsodium's documentation ("Algorithm", crypto_secretstream_xchacha20poly1305). Answers the sealed chunks.
 */
export function secondSecretstream(key: Uint8Array, header: Uint8Array, chunks: readonly Chunk[]) {
  const own = hChaChaKey(key, header.subarray(0, 16));
  let counter = 1;
  let inonce: Uint8Array = header.slice(16, 24);
  return chunks.map(({ message, ad, tag }) => {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(0, counter, true);
    nonce.set(inonce, 4);
    const block = chacha20(
      own,
      nonce,
      Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? tag : 0)),
      undefined,
      1,
    );
    const sealed = chacha20(own, nonce, message, undefined, 2);
    const macKey = chacha20(own, nonce, new Uint8Array(32), undefined, 0);
    const mac = poly1305(
      joined(
        [ad, new Uint8Array((16 - (ad.length % 16)) % 16)],
        [block, sealed, new Uint8Array((16 - 64 + sealed.length) & 15)],
        [length(ad.length), length(64 + sealed.length)],
      ),
      macKey,
    );
    inonce = inonce.map((byte, at) => byte ^ (mac[at] ?? 0));
    counter += 1;
    return joined([block.subarray(0, 1), sealed, mac]);
  });
}

function hChaChaKey(key: Uint8Array, input: Uint8Array): Uint8Array {
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.slice().buffer);
  const sigma = words(new TextEncoder().encode('expand 32-byte k'));
  const out = new Uint32Array(8);
  hchacha(sigma, words(key), words(input), out);
  return new Uint8Array(out.buffer);
}

function length(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function joined(...groups: readonly (readonly Uint8Array[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(groups.flat()));
}
