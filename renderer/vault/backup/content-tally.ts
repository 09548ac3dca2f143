import { canonicalJson } from './canonical-json';
import type { ContentDigest } from '../api';
import { hex, utf8 } from '../crypto/bytes';
import { hash } from '../crypto/hash';
import type { RecordKind, VaultRecord } from '../../domain/record';

/** What the digest leaves out: it says what happened to a backup, so on the backup itself it is always one step behind. */
export function isCounted(kind: RecordKind): boolean {
  return kind !== 'drive';
}

/** The hash of one record's meaning: 32 bytes, the same for the same record wherever it was read. */
export function recordHash(record: VaultRecord): Uint8Array {
  return hash(utf8(`record|${canonicalJson(record)}`));
}

/**
 * Gathers records and files in any order and answers one digest over all of them: equal content, equal digest.
 * Holds 32 bytes of each, sorted at the end, so neither order nor batches show.
 */
export function contentTally() {
  const hashes: string[] = [];
  const counts: Record<string, number> = {};
  let files = 0;
  let fileBytes = 0;
  return {
    record(kind: RecordKind, digest: Uint8Array): void {
      if (!isCounted(kind)) return;
      hashes.push(hex(digest));
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    file(fileId: string, digest: string, bytes: number): void {
      hashes.push(hex(hash(utf8(`file|${fileId}|${digest}|${bytes}`))));
      files += 1;
      fileBytes += bytes;
    },
    /** Something that should be there and cannot be read: it counts for nothing but makes the digest another one. */
    unreadable(id: string): void {
      hashes.push(hex(hash(utf8(`unreadable|${id}`))));
    },
    finish(): ContentDigest {
      const digest = hex(hash(utf8(hashes.sort().join(''))));
      return { digest, counts, files, fileBytes };
    },
  };
}
