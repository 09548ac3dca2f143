import type { Key } from '../crypto/key';

/** The keyring as it is in memory: one part per compartment. Never changed in place; a change makes a new one. */
export interface Keyring {
  /** The highest generation of its parts. */
  readonly generation: number;
  readonly parts: ReadonlyMap<number, KeyringPart>;
  /** Parts of compartments that this slot does not open: passed on unread, as they stand in the file. */
  readonly unread: readonly unknown[];
}

export interface KeyringPart {
  readonly compartment: number;
  /** Generation of the keyring at which this part was last written. */
  readonly generation: number;
  readonly catalogue: Key;
  readonly index: Key;
  readonly drafts: Key;
  readonly position: Key;
  readonly units: ReadonlyMap<string, UnitKeys>;
}

/** One destruction unit: what it is, and its keys by generation. Without its key its contents cannot be read. */
export interface UnitKeys {
  readonly recordClass: string;
  /** A record's id, or `practice`. */
  readonly owner: string;
  readonly participants: readonly string[];
  readonly keys: ReadonlyMap<number, Key>;
}

/** The unit in whichever part has it; undefined when it was destroyed or never was. */
export function findUnit(keyring: Keyring, unitId: string): UnitKeys | undefined {
  for (const part of keyring.parts.values()) {
    const unit = part.units.get(unitId);
    if (unit) return unit;
  }
  return undefined;
}

/** The key of a unit's generation. */
export function unitKey(keyring: Keyring, unitId: string, generation: number): Key | undefined {
  return findUnit(keyring, unitId)?.keys.get(generation);
}
