import { newKey } from '../crypto/key';
import { compartmentNumbers } from '../compartments';
import type { Keyring, KeyringPart, UnitKeys } from './keyring';

/** The first keyring of a new vault: no units yet. */
export function newKeyring(): Keyring {
  const parts = compartmentNumbers.map((compartment): [number, KeyringPart] => [
    compartment,
    { compartment, generation: 1, ...freshKeys(), units: new Map() },
  ]);
  return { generation: 1, parts: new Map(parts), unread: [] };
}

/** The keyring with units added or replaced, one generation on. */
export function withUnits(
  keyring: Keyring,
  added: ReadonlyMap<number, ReadonlyMap<string, UnitKeys>>,
): Keyring {
  return nextGeneration(keyring, (part) => {
    const units = added.get(part.compartment);
    return units ? { ...part, units: new Map([...part.units, ...units]) } : part;
  });
}

/** The keyring without these units' keys, with new keys for everything that could still tell of them. */
export function withoutUnits(keyring: Keyring, gone: ReadonlySet<string>): Keyring {
  return nextGeneration(keyring, (part) => ({
    ...part,
    ...freshKeys(),
    units: new Map([...part.units].filter(([unitId]) => !gone.has(unitId))),
  }));
}

/** The same keyring one generation on, every part sealed anew (after the compartment keys changed). */
export function resealed(keyring: Keyring): Keyring {
  return nextGeneration(keyring, (part) => ({ ...part }));
}

/** Every part is sealed anew with the whole: a part that says an older generation than the journal names is a rollback. */
function nextGeneration(keyring: Keyring, change: (part: KeyringPart) => KeyringPart): Keyring {
  const generation = keyring.generation + 1;
  const parts = new Map(
    [...keyring.parts].map(([compartment, part]) => [compartment, { ...change(part), generation }]),
  );
  return { ...keyring, generation, parts };
}

function freshKeys(): Pick<KeyringPart, 'catalogue' | 'index' | 'drafts' | 'position'> {
  return { catalogue: newKey(), index: newKey(), drafts: newKey(), position: newKey() };
}
