import { type RecordId, recordId } from '../../domain/ids';
import { base32, fromBase32 } from './base32';
import { randomBytes } from './random';

export const ID_BYTES = 16;

/** 128 random bits as 26 characters: for records, units, files, drafts, vaults, branches, groups and segments. */
export function newId(): RecordId {
  return recordId.parse(base32(randomBytes(ID_BYTES)));
}

/** The 16 bytes of an id; throws when it is not one. */
export function idBytes(id: string): Uint8Array {
  const bytes = fromBase32(id);
  if (bytes?.length !== ID_BYTES) throw new Error('Not an id');
  return bytes;
}
