import type { StorageAnswer, StorageFailure } from '../../../electron/contract/storage';
import type { Cancelled } from '../context';
import { hex } from '../crypto/bytes';
import { runningHash } from '../crypto/running-hash';
import type { Key } from '../crypto/key';
import { type OpeningStream, openingStream } from '../crypto/secret-stream';
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

/** A stretch of the sealed file; shorter than asked only at the end of the file. */
export type ReadStretch = (offset: number, length: number) => Promise<StorageAnswer<Uint8Array>>;

/** Takes plain bytes, at most 64 KiB in a buffer of their own; the next ones come when it has resolved. */
export type TakePlain = (plain: Uint8Array) => Promise<void> | void;

export interface SealedFile {
  readonly read: ReadStretch;
  /** Opens the file's own key with one of its unit's keys; undefined when none opens it. */
  readonly openKey: (sealedKey: Uint8Array) => Key | undefined;
  /** What the record says of the plain content. */
  readonly expected: PlainFacts;
}

export type FileDamage = 'header' | 'key' | 'block' | 'too-short' | 'too-long' | 'padding' | 'digest';

export type OpenedFile =
  /** Every block opened in its place, the end is where it belongs, and the digest is the record's. */
  | { readonly kind: 'whole' }
  /** Some byte is not what was written; what was handed out before was right as far as it went. */
  | { readonly kind: 'damaged'; readonly why: FileDamage }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

const BLOCKS_AT_ONCE = 16;

/** Opens a sealed file block by block and hands the plain bytes on; holds about 2 MiB, however long the file is. */
export async function openFile(
  file: SealedFile,
  onPlain: TakePlain,
  cancelled: Cancelled,
): Promise<OpenedFile> {
  const total = sealedFileBytes(paddedFileLength(file.expected.bytes));
  const head = await file.read(0, FILE_HEADER_BYTES);
  if (head.kind === 'failed') return head;
  if (head.value.length < FILE_HEADER_BYTES) return { kind: 'damaged', why: 'too-short' };
  if (!isFileHeader(head.value)) return { kind: 'damaged', why: 'header' };
  const key = file.openKey(head.value.slice(SEALED_KEY_AT, STREAM_HEADER_AT));
  if (key === undefined) return { kind: 'damaged', why: 'key' };
  const stream = openingStream(key, head.value.slice(STREAM_HEADER_AT));
  const blocks = blockTaker(stream, file.expected.bytes, onPlain);
  for (let offset = FILE_HEADER_BYTES; offset < total; ) {
    if (cancelled()) return { kind: 'cancelled' };
    const wanted = Math.min(BLOCKS_AT_ONCE * SEALED_BLOCK_BYTES, total - offset);
    const isLast = offset + wanted === total;
    // One byte more than there should be: what grew behind the end is noticed too.
    const answer = await file.read(offset, isLast ? wanted + 1 : wanted);
    if (answer.kind === 'failed') return answer;
    if (answer.value.length < wanted) return { kind: 'damaged', why: 'too-short' };
    if (answer.value.length > wanted) return { kind: 'damaged', why: 'too-long' };
    const why = await blocks.take(answer.value, isLast);
    if (why !== null) return { kind: 'damaged', why };
    offset += wanted;
  }
  return blocks.digest() === file.expected.digest ? { kind: 'whole' } : { kind: 'damaged', why: 'digest' };
}

/** Opens the blocks of one stretch, keeps the padding back, and hashes what is left. */
function blockTaker(stream: OpeningStream, bytes: number, onPlain: TakePlain) {
  const hash = runningHash();
  let left = bytes;
  return {
    digest: () => hex(hash.digest()),
    async take(stretch: Uint8Array, isLast: boolean): Promise<'block' | 'padding' | null> {
      for (let at = 0; at < stretch.length; at += SEALED_BLOCK_BYTES) {
        const ends = isLast && at + SEALED_BLOCK_BYTES >= stretch.length;
        const block = stream.openChunk(stretch.subarray(at, at + SEALED_BLOCK_BYTES), ends);
        if (block === undefined) return 'block';
        if (block.subarray(left).some((byte) => byte !== 0)) return 'padding';
        const plain = block.length > left ? block.slice(0, left) : block;
        left -= plain.length;
        hash.update(plain);
        if (plain.length > 0) await onPlain(plain);
      }
      return null;
    },
  };
}

function isFileHeader(head: Uint8Array): boolean {
  return (
    FILE_MAGIC.every((byte: number, at: number) => head[at] === byte) &&
    head.subarray(8, 16).every((byte) => byte === 0)
  );
}
