import { type RecordKind, type VaultRecord, vaultRecord } from '../../domain/record';
import { textOf, utf8 } from '../crypto/bytes';
import type { Key } from '../crypto/key';
import { pad, unpad } from '../crypto/padding';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';

/** The place of a content: the same in the journal and in the store's row. */
export interface ContentPlace {
  readonly vaultId: string;
  readonly kind: RecordKind;
  readonly id: string;
  readonly revision: number;
  readonly unit: string;
}

/** A record's JSON, padded, under its unit's key. */
export function sealContent(key: Key, at: ContentPlace, record: VaultRecord): Uint8Array {
  return seal(key, placeOf(at), pad(utf8(JSON.stringify(record))));
}

/** The record, parsed by its schema; undefined when it does not open in this place or is none. */
export function openContent(key: Key, at: ContentPlace, sealed: Uint8Array): VaultRecord | undefined {
  const plain = open(key, placeOf(at), sealed);
  const json = plain && unpad(plain);
  if (!json) return undefined;
  try {
    const record = vaultRecord.parse(JSON.parse(textOf(json)));
    return record.id === at.id && record.kind === at.kind ? record : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(at: ContentPlace): string {
  return place.content(at.vaultId, at.kind, at.id, at.revision, at.unit);
}
