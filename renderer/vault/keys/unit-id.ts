import type { UnitName } from '../../domain/unit';
import { base32 } from '../crypto/base32';
import { utf8 } from '../crypto/bytes';
import { keyedHash } from '../crypto/hash';
import { ID_BYTES } from '../crypto/random-id';
import type { VaultKeys } from './vault-keys';

/** The id of a destruction unit: the same for the same class and owner, and telling nobody which without the key. */
export function unitIdOf(keys: VaultKeys, compartment: number, unit: UnitName): string {
  const key = keys.unitName(compartment);
  if (!key) throw new Error('No key names units of this compartment');
  return base32(keyedHash(key, utf8(`${unit.recordClass}|${unit.owner}`)).subarray(0, ID_BYTES));
}
