import { COMPARTMENTS, compartmentNumbers } from '../compartments';
import { hash } from '../crypto/hash';
import type { DeltaRow, MetaRow, VaultDatabase } from './database';
import { digestOf, openDirectory } from './directory';
import { openPosition } from './position';
import { catalogueKey, deltaFact, type StoreSeal } from './sealed-lines';
import type { Keyring } from '../keys/keyring';
import { type DirectoryInPlace, directoryName, POSITION, type StoreStart } from './vault-store';

export type LoadedStore =
  | {
      readonly kind: 'loaded';
      readonly seal: StoreSeal;
      readonly start: StoreStart;
      readonly deltas: readonly DeltaRow[];
    }
  /** Nothing there: a new profile, or the folder was removed. */
  | { readonly kind: 'missing' }
  /** Something there that does not open or does not add up. */
  | { readonly kind: 'damaged' };

/** Sealed bytes that can be read before any key is there. */
export interface RawStore {
  readonly meta: readonly MetaRow[];
  readonly deltas: readonly DeltaRow[];
}

/** Reads what every opening needs, while the password is still being turned into a key. */
export async function readRawStore({ meta, deltas }: VaultDatabase): Promise<RawStore> {
  const [metaRows, deltaRows] = await Promise.all([meta.toArray(), deltas.toArray()]);
  return { meta: metaRows, deltas: deltaRows };
}

/** Opens position and directories and compares them with what stands there; undamaged or nothing. */
export function loadStore(raw: RawStore, vaultId: string, keyring: () => Keyring): LoadedStore {
  const positionRow = raw.meta.find((row) => row.name === POSITION);
  if (!positionRow) return { kind: raw.meta.length + raw.deltas.length === 0 ? 'missing' : 'damaged' };
  const seal: StoreSeal = { vaultId, epoch: positionRow.epoch, keyring };
  const key = keyring().parts.get(COMPARTMENTS['front-desk'])?.position;
  const position = key && openPosition(key, vaultId, seal.epoch, positionRow.bytes);
  if (!position) return { kind: 'damaged' };
  const directories = new Map<number, DirectoryInPlace>();
  for (const compartment of compartmentNumbers) {
    const row = raw.meta.find((one) => one.name === directoryName(compartment));
    if (!row) continue;
    const segments = openDirectory(
      catalogueKey(seal, compartment),
      vaultId,
      compartment,
      seal.epoch,
      row.bytes,
    );
    if (!segments) return { kind: 'damaged' };
    directories.set(compartment, { segments, hash: hash(row.bytes) });
  }
  const deltas = raw.deltas.map(deltaFact);
  const deltaBytes = raw.deltas.reduce((sum, row) => sum + row.bytes.length, 0);
  const found = digestOf([...directories.values(), ...deltas].map((one) => one.hash));
  if (found !== position.digest || deltas.length !== position.deltas) return { kind: 'damaged' };
  return { kind: 'loaded', seal, start: { position, directories, deltas, deltaBytes }, deltas: raw.deltas };
}
