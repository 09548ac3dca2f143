import type { UnitName } from '../../domain/unit';
import type { Unsaved } from '../api';
import { newKey } from '../crypto/key';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import { withUnits } from './change-keyring';
import { findUnit, type Keyring, type UnitKeys } from './keyring';
import { keyringBytes } from './keyring-format';
import { unitIdOf } from './unit-id';
import type { VaultKeys } from './vault-keys';

export interface NeededUnit {
  readonly compartment: number;
  readonly unit: UnitName;
}

/** The keyring of an open vault: what is in memory is on the disk, in both copies. */
export interface KeyringHolder {
  readonly current: Keyring;
  readonly keys: VaultKeys;
  unitId(needed: NeededUnit): string;
  /** Makes the units that do not exist yet and adds participants that are new; one writing for all of them. */
  ensure(needed: readonly NeededUnit[]): Promise<{ readonly kind: 'ready' } | Unsaved>;
  /** Writes another keyring in place of this one. */
  replace(next: Keyring, keys?: VaultKeys): Promise<{ readonly kind: 'ready' } | Unsaved>;
  /** After a new header with the same keys: what stands on the disk opens as before. */
  useKeys(keys: VaultKeys): void;
}

/** `destroyed` names units whose key was destroyed: nothing can be written into them again. */
export function keyringHolder(
  first: Keyring,
  firstKeys: VaultKeys,
  port: StorageClient,
  destroyed: ReadonlySet<string>,
): KeyringHolder {
  let current = first;
  let keys = firstKeys;
  const replace: KeyringHolder['replace'] = async (next, nextKeys = keys) => {
    const bytes = keyringBytes(next, nextKeys);
    const answer = await port.call('keyring.write', { bytes, generation: next.generation });
    if (answer.kind === 'failed') return unsavedOf(answer.failure);
    current = next;
    keys = nextKeys;
    return { kind: 'ready' };
  };
  return {
    get current() {
      return current;
    },
    get keys() {
      return keys;
    },
    unitId: ({ compartment, unit }) => unitIdOf(keys, compartment, unit),
    async ensure(needed) {
      const added = new Map<number, Map<string, UnitKeys>>();
      for (const { compartment, unit } of needed) {
        const id = unitIdOf(keys, compartment, unit);
        if (destroyed.has(id))
          return { kind: 'invalid', issues: [{ path: 'unit', message: 'These records were destroyed' }] };
        const own = added.get(compartment) ?? new Map<string, UnitKeys>();
        const grown = grownUnit(own.get(id) ?? findUnit(current, id), unit);
        if (grown) added.set(compartment, own.set(id, grown));
      }
      return added.size === 0 ? { kind: 'ready' } : replace(withUnits(current, added));
    },
    replace,
    useKeys(renewed) {
      keys = renewed;
    },
  };
}

/** The unit with what is new in it, or undefined when nothing is. */
function grownUnit(known: UnitKeys | undefined, unit: UnitName): UnitKeys | undefined {
  if (!known) {
    const { recordClass, owner, participants } = unit;
    return { recordClass, owner, participants: [...participants], keys: new Map([[1, newKey()]]) };
  }
  const fresh = unit.participants.filter((id) => !known.participants.includes(id));
  return fresh.length > 0 ? { ...known, participants: [...known.participants, ...fresh] } : undefined;
}

/** The newest key of a unit and its generation. */
export function newestUnitKey(keyring: Keyring, unitId: string) {
  const unit = findUnit(keyring, unitId);
  if (!unit) return undefined;
  const generation = Math.max(...unit.keys.keys());
  const key = unit.keys.get(generation);
  return key ? { key, generation } : undefined;
}
