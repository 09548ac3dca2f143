import { z } from 'zod';
import { textOf, utf8 } from '../crypto/bytes';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { VaultKeys } from '../keys/vault-keys';
import type { Frame } from './frame';

const address = z.object({ segment: z.number().int().min(1), offset: z.number().int().min(0) });
export type Address = Readonly<z.infer<typeof address>>;

const envelope = z.object({
  /** A record kind, `genesis`, `tombstone` or `keys`; a newer app may write others. */
  kind: z.string(),
  id: z.string(),
  rev: z.number().int().min(0),
  unit: z.string(),
  keyGen: z.number().int().min(0),
  vaultGen: z.number().int().min(1),
  keyringGen: z.number().int().min(1),
  group: z.string(),
  end: z.boolean(),
  counter: z.number().int().min(1),
  prev: z.string(),
  /** Moment of writing. */
  at: z.string(),
  /** Where the revision before this one stands. */
  earlier: address.nullable(),
  gone: z.literal(true).optional(),
});
export type Envelope = Readonly<z.infer<typeof envelope>>;

/** What a frame says of itself without its content; nothing personal. */
export function sealEnvelope(
  keys: VaultKeys,
  compartment: number,
  sequence: number,
  told: Envelope,
): Uint8Array {
  const key = keys.envelope(compartment, keys.generation);
  if (!key) throw new Error('No key for this compartment');
  return seal(key, place.envelope(keys.vaultId, compartment, sequence), utf8(JSON.stringify(told)));
}

/** The envelope; `foreign` when this slot has no key for the compartment, undefined when it does not open. */
export function openEnvelope(keys: VaultKeys, frame: Frame): Envelope | 'foreign' | undefined {
  if (!keys.compartments.includes(frame.compartment)) return 'foreign';
  for (let generation = keys.generation; generation >= 1; generation -= 1) {
    const key = keys.envelope(frame.compartment, generation);
    const plain =
      key && open(key, place.envelope(keys.vaultId, frame.compartment, frame.sequence), frame.envelope);
    if (plain) return parse(plain);
  }
  return undefined;
}

function parse(plain: Uint8Array): Envelope | undefined {
  try {
    return envelope.parse(JSON.parse(textOf(plain)));
  } catch {
    return undefined;
  }
}
