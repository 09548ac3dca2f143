import { hex } from '../crypto/bytes';
import { runningHash } from '../crypto/running-hash';
import type { SealingStream } from '../crypto/secret-stream';
import { blocksOf } from './blocks';
import {
  BLOCK_BYTES,
  FILE_HEADER_BYTES,
  FILE_MAGIC,
  SEALED_BLOCK_BYTES,
  SEALED_KEY_AT,
  STREAM_HEADER_AT,
} from './file-layout';
import { paddedFileLength } from './padded-file-length';

/** What the record says of the plain content; known only when all of it has passed. */
export interface PlainFacts {
  readonly bytes: number;
  /** BLAKE2b-256 of the plain content, hex. */
  readonly digest: string;
}

/** Blocks that go to main in one message: 1 MiB, a good size for the port and a small one for memory. */
const BLOCKS_AT_ONCE = (1024 * 1024) / BLOCK_BYTES;

/**
 * Seals a content of any length in bounded memory: yields the file's bytes in pieces of about 1 MiB, each in a buffer
 * of its own, and answers the facts of the plain content at the end. `sealedKey` is the stream's key, sealed under its
 * unit's key.
 */
export async function* sealFile(
  pieces: AsyncIterable<Uint8Array>,
  sealedKey: Uint8Array,
  stream: SealingStream,
): AsyncGenerator<Uint8Array, PlainFacts> {
  yield fileHeader(sealedKey, stream.header);
  const hash = runningHash();
  const blocks = blocksOf(passing(pieces, hash.update), paddedFileLength);
  const batch = new Uint8Array(BLOCKS_AT_ONCE * SEALED_BLOCK_BYTES);
  let filled = 0;
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return { bytes: next.value, digest: hex(hash.digest()) };
    const sealed = stream.sealChunk(next.value.bytes, next.value.last);
    batch.set(sealed, filled);
    filled += sealed.length;
    if (filled < batch.length && !next.value.last) continue;
    yield batch.slice(0, filled);
    filled = 0;
  }
}

function fileHeader(sealedKey: Uint8Array, streamHeader: Uint8Array): Uint8Array {
  const header = new Uint8Array(FILE_HEADER_BYTES);
  header.set(FILE_MAGIC);
  header.set(sealedKey, SEALED_KEY_AT);
  header.set(streamHeader, STREAM_HEADER_AT);
  return header;
}

/** Shows each piece to `see` on its way. */
async function* passing(
  pieces: AsyncIterable<Uint8Array>,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    see(piece);
    yield piece;
  }
}
