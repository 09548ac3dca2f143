import { type Key, KEY_BYTES, keyFrom } from '../crypto/key';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { UnitKeys } from '../keys/keyring';

/** Where a file belongs: its bytes open nowhere else. */
export interface FilePlace {
  readonly vaultId: string;
  readonly fileId: string;
  readonly unitId: string;
}

/** A file's own key, sealed under the key of its unit; the file dies with the unit. */
export function sealFileKey(unitKey: Key, at: FilePlace, fileKey: Key): Uint8Array {
  return seal(unitKey, place.file(at.vaultId, at.fileId, at.unitId), fileKey);
}

/**
 * Tries all keys of the unit: a file stays under the generation it was written in. Undefined when none opens it: the
 * file is damaged, or lies in another file's place.
 */
export function openFileKey(unit: UnitKeys, at: FilePlace, sealed: Uint8Array): Key | undefined {
  for (const unitKey of unit.keys.values()) {
    const key = open(unitKey, place.file(at.vaultId, at.fileId, at.unitId), sealed);
    if (key?.length === KEY_BYTES) return keyFrom(key);
  }
  return undefined;
}
