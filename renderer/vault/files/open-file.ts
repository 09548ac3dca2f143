import {
  FILE_HEADER_BYTES,
  FILE_MAGIC,
  SEALED_BLOCK_BYTES,
  SEALED_KEY_AT,
  STREAM_HEADER_AT,
  sealedFileBytes,
} from './file-layout';
import { paddedFileLength } from './padded-file-length';
import type { PlainFacts } from './seal-file';
import { runningHash } from '../crypto/running-hash';
import { type OpeningStream, openingStream } from '../crypto/secretstream';
import type { StorageAnswer, StorageFailure } from '../../../electron/contract/storage';

/** A stretch of the sealed file; shorter than asked only at the end of the file. */
export type ReadStretch = (offset: number, length: number) => Promise<StorageAnswer<Uint8Array>>;

export interface SealedFile {
  readonly read: ReadStretch;
  /** Opens the file's own key with one of its unit's keys; `null` when none opens it. */
  readonly openKey: (sealedKey: Uint8Array) => Uint8Array | null;
  /** What the record says of the plain content. */
  readonly expected: PlainFacts;
}

export type OpenedFile =
  /** Every block opened in its place, the end is where it belongs, and the digest is the record's. */
  | { readonly kind: 'whole' }
  /** Some byte is not what was written; what was handed out before was right as far as it went. */
  | { readonly kind: 'damaged'; readonly why: 'header' | 'key' | 'block' | 'too-short' | 'too-long' | 'padding' | 'digest' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

const BLOCKS_AT_ONCE = 16;

/**
 * Opens a sealed file block by block and hands the plain bytes on, each piece (≤ 64 KiB) in a buffer of its own; waits
 * for `onPlain` before it reads on, so a slow taker costs no memory.
 */
export async function openFile(
  file: SealedFile,
  onPlain: (plain: Uint8Array) => Promise<void> | void,
  signal: AbortSignal,
): Promise<OpenedFile> {
  const total = sealedFileBytes(paddedFileLength(file.expected.bytes));
  const head = await file.read(0, FILE_HEADER_BYTES);
  if (head.kind === 'failed') return head;
  if (head.value.length < FILE_HEADER_BYTES) return { kind: 'damaged', why: 'too-short' };
  if (!startsWithMagic(head.value)) return { kind: 'damaged', why: 'header' };
  const key = file.openKey(head.value.slice(SEALED_KEY_AT, STREAM_HEADER_AT));
  if (key === null) return { kind: 'damaged', why: 'key' };
  const taker = plainTaker(openingStream(head.value.slice(STREAM_HEADER_AT), key), file.expected, onPlain);
  for (let offset = FILE_HEADER_BYTES; offset < total; ) {
    if (signal.aborted) return { kind: 'cancelled' };
    const wanted = Math.min(BLOCKS_AT_ONCE * SEALED_BLOCK_BYTES, total - offset);
    const isLast = offset + wanted === total;
    // One byte more than there should be: what grew behind the end is noticed too.
    const answer = await file.read(offset, isLast ? wanted + 1 : wanted);
    if (answer.kind === 'failed') return answer;
    if (answer.value.length < wanted) return { kind: 'damaged', why: 'too-short' };
    if (answer.value.length > wanted) return { kind: 'damaged', why: 'too-long' };
    const wrong = await taker.take(answer.value, isLast);
    if (wrong !== null) return { kind: 'damaged', why: wrong };
    offset += wanted;
  }
  return taker.digest() === file.expected.digest ? { kind: 'whole' } : { kind: 'damaged', why: 'digest' };
}

/** Opens the blocks of one stretch, keeps the padding back, and hashes what is left. */
function plainTaker(
  stream: OpeningStream,
  { bytes }: PlainFacts,
  onPlain: (plain: Uint8Array) => Promise<void> | void,
) {
  const hash = runningHash();
  let left = bytes;
  return {
    digest: () => hash.finish(),
    async take(stretch: Uint8Array, isLast: boolean): Promise<'block' | 'padding' | null> {
      for (let at = 0; at < stretch.length; at += SEALED_BLOCK_BYTES) {
        const pulled = stream.pull(stretch.subarray(at, at + SEALED_BLOCK_BYTES));
        const shouldEnd = isLast && at + SEALED_BLOCK_BYTES >= stretch.length;
        if (pulled === null || pulled.last !== shouldEnd) return 'block';
        const plain = pulled.bytes.subarray(0, left);
        if (pulled.bytes.subarray(plain.length).some((byte) => byte !== 0)) return 'padding';
        left -= plain.length;
        hash.add(plain);
        if (plain.length > 0) await onPlain(plain.length === pulled.bytes.length ? plain : plain.slice());
      }
      return null;
    },
  };
}

function startsWithMagic(head: Uint8Array): boolean {
  return FILE_MAGIC.every((byte, index) => head[index] === byte) && head.subarray(8, 16).every((byte) => byte === 0);
}
