import { z } from 'zod';
import { fromBase64 } from '../crypto/base64';
import { textOf } from '../crypto/bytes';
import { place } from '../crypto/place';
import { open } from '../crypto/seal';
import type { VaultKeys } from '../keys/vault-keys';

const line = z.object({ compartment: z.number().int().min(1), unit: z.string(), sealed: z.base64() });
const sealedPart = z.object({ rule: z.string(), destroyedOn: z.string(), certificateId: z.string() });

/** One destruction as its line in the `tombstones` file says it (FORMAT.md, Tombstones). */
export interface TombstoneLine {
  readonly compartment: number;
  readonly unit: string;
  readonly certificateId: string;
  /** The line as it stands. */
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

/** Destructions of units that the older list does not know. A destroyed unit is never made again, so its id decides. */
export function destroyedSince(older: Tombstones, newer: Tombstones): readonly TombstoneLine[] {
  const known = new Set(older.lines.map(({ unit }) => unit));
  return newer.lines.filter(({ unit }) => !known.has(unit));
}

function openLine(text: string, keys: VaultKeys): TombstoneLine | null {
  try {
    const { compartment, unit, sealed } = line.parse(JSON.parse(text));
    const key = keys.tombstone(compartment);
    const plain = key && open(key, place.tombstone(keys.vaultId, compartment, unit), fromBase64(sealed));
    if (plain === undefined) return null;
    const { certificateId } = sealedPart.parse(JSON.parse(textOf(plain)));
    return { compartment, unit, certificateId, text };
  } catch {
    return null;
  }
}
