import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultContext } from '../../../renderer/vault/context';
import type { Key } from '../../../renderer/vault/crypto/key';
import { place } from '../../../renderer/vault/crypto/place';
import { open } from '../../../renderer/vault/crypto/seal';
import { openEnvelope } from '../../../renderer/vault/journal/envelope';
import { frameAt, SEGMENT_HEADER_BYTES } from '../../../renderer/vault/journal/frame';
import { KINDS, type RecordKind } from '../../../renderer/domain/record';

/** A sealed record as it stands in the journal, with the place that its seal is bound to. */
export interface Ciphertext {
  readonly place: string;
  readonly unit: string;
  readonly bytes: Uint8Array;
}

/** Every sealed content of the journal; its envelopes go on opening after a destruction. */
export async function ciphertextsIn(
  profile: string,
  { keys }: Pick<VaultContext, 'keys'>,
): Promise<readonly Ciphertext[]> {
  const journal = join(profile, 'vault', 'journal');
  const found: Ciphertext[] = [];
  for (const name of (await readdir(journal)).filter((one) => one.endsWith('.seg'))) {
    const bytes = new Uint8Array(await readFile(join(journal, name)));
    let offset = SEGMENT_HEADER_BYTES;
    for (let frame = frameAt(bytes, offset); frame; frame = frameAt(bytes, offset)) {
      offset += frame.bytes.length;
      const envelope = openEnvelope(keys, frame);
      if (envelope === undefined || envelope === 'foreign' || frame.content.length === 0) continue;
      const { kind, id, rev, unit } = envelope;
      if (!isRecordKind(kind)) continue;
      found.push({ place: place.content(keys.vaultId, kind, id, rev, unit), unit, bytes: frame.content });
    }
  }
  return found;
}

function isRecordKind(kind: string): kind is RecordKind {
  return kind in KINDS;
}

/** Every key that the password leads to: of the header, derived from it, and in the keyring. */
export function reachableKeys(context: Pick<VaultContext, 'keys' | 'keyring'>): readonly Key[] {
  const { keys } = context;
  const reached: (Key | undefined)[] = [keys.proof(), keys.manifest()];
  for (let generation = 1; generation <= keys.generation; generation += 1) {
    reached.push(keys.frame(generation));
    for (const compartment of keys.compartments)
      reached.push(keys.envelope(compartment, generation), keys.keyring(compartment, generation));
  }
  for (const compartment of keys.compartments)
    reached.push(keys.tombstone(compartment), keys.unitName(compartment));
  for (const part of context.keyring().parts.values()) {
    reached.push(part.catalogue, part.index, part.drafts, part.position);
    for (const unit of part.units.values()) reached.push(...unit.keys.values());
  }
  return reached.filter((key) => key !== undefined);
}

/** How many of them open with any of these keys. */
export function openedBy(ciphertexts: readonly Ciphertext[], keys: readonly Key[]): number {
  return ciphertexts.filter((one) => keys.some((key) => open(key, one.place, one.bytes) !== undefined))
    .length;
}
