import { z } from 'zod';
import { base64, fromBase64 } from '../crypto/base64';
import { textOf, utf8 } from '../crypto/bytes';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { VaultKeys } from './vault-keys';

const line = z.object({ compartment: z.number().int().min(1), unit: z.string(), sealed: z.base64() });
const told = z.object({ rule: z.string(), destroyedOn: z.string(), certificateId: z.string() });

/** One destroyed unit, as the small file that goes whole to every drive tells it. No name. */
export interface Tombstone {
  readonly compartment: number;
  readonly unit: string;
  /** Null in a line of a compartment that this slot does not open. */
  readonly told: Readonly<z.infer<typeof told>> | null;
}

/** Whole lines for the tombstones file. */
export function tombstoneLines(
  keys: VaultKeys,
  tombstones: readonly (Tombstone & { told: NonNullable<Tombstone['told']> })[],
): Uint8Array {
  const lines = tombstones.map(({ compartment, unit, told: facts }) => {
    const key = keys.tombstone(compartment);
    if (!key) throw new Error('Only a slot that could read a unit can destroy it');
    const sealed = seal(key, place.tombstone(keys.vaultId, compartment, unit), utf8(JSON.stringify(facts)));
    return `${JSON.stringify({ compartment, unit, sealed: base64(sealed) })}\n`;
  });
  return utf8(lines.join(''));
}

/** Every line that can be believed: ours must open; a line that does not is left out (a lie would destroy nothing). */
export function readTombstones(keys: VaultKeys, bytes: Uint8Array): readonly Tombstone[] {
  return textLines(bytes).flatMap((text): Tombstone[] => {
    try {
      const { compartment, unit, sealed } = line.parse(JSON.parse(text));
      const key = keys.tombstone(compartment);
      if (!key) return [{ compartment, unit, told: null }];
      const plain = open(key, place.tombstone(keys.vaultId, compartment, unit), fromBase64(sealed));
      return plain ? [{ compartment, unit, told: told.parse(JSON.parse(textOf(plain))) }] : [];
    } catch {
      return [];
    }
  });
}

function textLines(bytes: Uint8Array): readonly string[] {
  try {
    return textOf(bytes).split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
