import { z } from 'zod';
import { fromBase64 } from '../crypto/base64';
import { place } from '../crypto/place';
import { open } from '../crypto/seal';
import type { VaultKeys } from '../keys/vault-keys';

const line = z.object({ compartment: z.number().int().min(1), unit: z.string(), sealed: z.base64() });

/** One destruction as its line in the `tombstones` file says it (FORMAT.md, Tombstones). */
export interface TombstoneLine {
  readonly unit: string;
  /** The line as it stands: no two are the same, so it names this one destruction. */
  readonly text: string;
}

export interface Tombstones {
  readonly lines: readonly TombstoneLine[];
  /** Lines that are no destruction: damaged, or of another vault. */
  readonly broken: number;
}

/**
 * The destructions in a `tombstones` file. A line that this vault's keys do not open is no destruction: nobody without
 * the key of a compartment can have something of it left out of a restore.
 */
export function tombstonesIn(bytes: Uint8Array, keys: VaultKeys): Tombstones {
  const texts = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((text) => text !== '');
  const lines = texts.flatMap((text) => openLine(text, keys) ?? []);
  return { lines, broken: texts.length - lines.length };
}

/** Units destroyed by lines that the older list does not have. */
export function destroyedSince(older: Tombstones, newer: Tombstones): ReadonlySet<string> {
  const known = new Set(older.lines.map(({ text }) => text));
  return new Set(newer.lines.filter(({ text }) => !known.has(text)).map(({ unit }) => unit));
}

function openLine(text: string, keys: VaultKeys): TombstoneLine | null {
  try {
    const { compartment, unit, sealed } = line.parse(JSON.parse(text));
    const key = keys.tombstone(compartment);
    const opens = key && open(key, place.tombstone(keys.vaultId, compartment, unit), fromBase64(sealed));
    return opens === undefined ? null : { unit, text };
  } catch {
    return null;
  }
}
