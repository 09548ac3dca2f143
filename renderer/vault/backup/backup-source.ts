import type { StorageAnswer, StorageFailure, Survey } from '../../../electron/contract/storage';
import { base32 } from '../crypto/base32';
import { concat, sameBytes } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import { SEGMENT_HEADER_BYTES } from '../journal/frame';
import type { ReadSegment } from '../journal/read-frames';
import type { StorageClient } from '../port/storage-client';

/** A backup that is only read, by the parts main knows. */
export interface BackupSource {
  readonly sourceId: string;
  readonly survey: Survey;
  readonly readSegment: ReadSegment;
  readFile(fileId: string, offset: number, length: number): Promise<StorageAnswer<Uint8Array>>;
  /** A small part; empty when the backup has none. */
  readWhole(part: 'tombstones' | 'manifest'): Promise<StorageAnswer<Uint8Array>>;
  /** The vault that the head of a segment names; null when the head is missing or damaged. */
  vaultOfSegment(segment: number): Promise<string | null>;
}

export type OpenedSource =
  | { readonly kind: 'source'; readonly source: BackupSource }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

const PIECE = 1024 * 1024;

/**
 * Asks main what stands in a source. Its chain is checked by plain hashes there and by keys here; a `glance` leaves the
 * first out, for a run that proves only what is new and must not read all of an old journal for it.
 */
export async function backupSource(
  port: StorageClient,
  sourceId: string,
  look: 'source.survey' | 'source.glance' = 'source.survey',
): Promise<OpenedSource> {
  const survey = await port.call(look, { sourceId });
  if (survey.kind === 'failed') return survey;
  const readSegment: ReadSegment = (segment, offset, length) =>
    port.call('source.read', { sourceId, part: { kind: 'segment', segment }, offset, length });
  return {
    kind: 'source',
    source: {
      sourceId,
      survey: survey.value,
      readSegment,
      readFile: (fileId, offset, length) =>
        port.call('source.read', { sourceId, part: { kind: 'file', fileId }, offset, length }),
      readWhole: (kind) =>
        readToEnd((offset) => port.call('source.read', { sourceId, part: { kind }, offset, length: PIECE })),
      async vaultOfSegment(segment) {
        const header = await readSegment(segment, 0, SEGMENT_HEADER_BYTES);
        if (header.kind === 'failed' || header.value.length < SEGMENT_HEADER_BYTES) return null;
        const isSound = sameBytes(
          hash(header.value.subarray(0, 88)).subarray(0, 8),
          header.value.subarray(88),
        );
        return isSound ? base32(header.value.subarray(8, 24)) : null;
      },
    },
  };
}

async function readToEnd(
  read: (offset: number) => Promise<StorageAnswer<Uint8Array>>,
): Promise<StorageAnswer<Uint8Array>> {
  let whole: Uint8Array = new Uint8Array(0);
  for (;;) {
    const piece = await read(whole.length);
    if (piece.kind === 'failed') {
      return piece.failure.reason === 'missing' ? { kind: 'ok', value: whole } : piece;
    }
    whole = concat(whole, piece.value);
    if (piece.value.length < PIECE) return { kind: 'ok', value: whole };
  }
}
