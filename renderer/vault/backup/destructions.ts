import { readTombstones, type Tombstone } from '../keys/tombstones';
import type { VaultKeys } from '../keys/vault-keys';

/** A destruction that these keys can read. */
export type Destruction = Tombstone & { readonly told: NonNullable<Tombstone['told']> };

/** What the `tombstones` file of a vault or a backup tells. */
export interface Destructions {
  readonly known: readonly Destruction[];
  /** Units whose destruction is known, also those that this slot cannot read more about. */
  readonly units: ReadonlySet<string>;
  /** Lines that are no destruction: damaged, or of another vault. */
  readonly broken: number;
}

/** Reads the list; nobody without the key of a compartment can have something of it left out of a restore. */
export function destructionsIn(bytes: Uint8Array, keys: VaultKeys): Destructions {
  const all = readTombstones(keys, bytes);
  const lines = new TextDecoder().decode(bytes).split('\n').filter(Boolean).length;
  const known = all.flatMap(({ told, ...place }) => (told === null ? [] : [{ ...place, told }]));
  return { known, units: new Set(all.map(({ unit }) => unit)), broken: lines - all.length };
}

/** Destructions the older list does not know. A destroyed unit is never made again, so its id decides. */
export function destroyedSince(older: Destructions, newer: Destructions): readonly Destruction[] {
  return newer.known.filter(({ unit }) => !older.units.has(unit));
}
