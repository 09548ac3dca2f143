import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultContext } from '../../../renderer/vault/context';
import type { Key } from '../../../renderer/vault/crypto/key';
import { place } from '../../../renderer/vault/crypto/place';
import { open } from '../../../renderer/vault/crypto/seal';
import type { Keyring } from '../../../renderer/vault/keys/keyring';
import type { VaultKeys } from '../../../renderer/vault/keys/vault-keys';
import type { VaultDatabase } from '../../../renderer/vault/store/database';
import { ciphertextsIn, reachableKeys } from './old-ciphertext';

/** Something sealed, with the places that its seal may be bound to. */
export interface SealedThing {
  readonly places: readonly string[];
  /** The destruction unit it belongs to; null for what tells of many: catalogue, index, drafts. */
  readonly unit: string | null;
  readonly bytes: Uint8Array;
}

/** Keys as a password or a recovery key leads to them. */
export interface Reached {
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
}

/** Every sealed content of the journal; its envelopes go on opening after a destruction. */
export async function framesIn(profile: string, keys: VaultKeys): Promise<readonly SealedThing[]> {
  const found = await ciphertextsIn(profile, { keys });
  return found.map(({ place: at, unit, bytes }) => ({ places: [at], unit, bytes: bytes.slice() }));
}

/** The own key of every sealed file, as it stands before the file's chunks. */
export async function fileKeysIn(
  vaultFolder: string,
  { store, keys }: VaultContext,
): Promise<readonly SealedThing[]> {
  const found: SealedThing[] = [];
  for (const { unit, summary } of store.entries('attachment')) {
    const bytes = await readFile(join(vaultFolder, 'files', summary.fileId)).catch(() => null);
    if (bytes === null) continue;
    const places = [place.file(keys.vaultId, summary.fileId, unit)];
    found.push({ places, unit, bytes: new Uint8Array(bytes.subarray(16, 88)) });
  }
  return found;
}

/** Drafts, and what the working store keeps of all records: catalogue, deltas, index. */
export async function tellersIn(
  vaultFolder: string,
  keys: VaultKeys,
  rows: StoreRows,
): Promise<readonly SealedThing[]> {
  const { vaultId } = keys;
  const found: SealedThing[] = [];
  const add = (places: readonly string[], bytes: Uint8Array) => found.push({ places, unit: null, bytes });
  const each = (make: (compartment: number) => string) => keys.compartments.map(make);
  for (const name of await readdir(join(vaultFolder, 'drafts')).catch(() => []))
    add(
      each((one) => place.draft(vaultId, one, name)),
      new Uint8Array(await readFile(join(vaultFolder, 'drafts', name))),
    );
  const { epoch } = rows;
  for (const { id, bytes } of rows.catalogue)
    add(
      each((one) => place.catalogue(vaultId, one, id, epoch)),
      bytes,
    );
  for (const { id, bytes } of rows.index)
    add(
      each((one) => place.index(vaultId, one, id, epoch)),
      bytes,
    );
  for (const { key, bytes } of rows.deltas)
    add([place.delta(vaultId, key % 16, Math.floor(key / 16), epoch)], bytes);
  return found;
}

/** The store's sealed rows that tell of many records. */
export interface StoreRows {
  readonly epoch: string;
  readonly catalogue: readonly { readonly id: string; readonly bytes: Uint8Array }[];
  readonly index: readonly { readonly id: string; readonly bytes: Uint8Array }[];
  readonly deltas: readonly { readonly key: number; readonly bytes: Uint8Array }[];
}

/** All of them as they stand now. */
export async function rowsOf({ catalogue, index, deltas, meta }: VaultDatabase): Promise<StoreRows> {
  const position = await meta.get('position');
  return {
    epoch: position?.epoch ?? '',
    catalogue: await catalogue.toArray(),
    index: await index.toArray(),
    deltas: await deltas.toArray(),
  };
}

/** Every key that a secret leads to: of the header in all its generations, derived from it, and in the keyring. */
export function keysOf({ keys, keyring }: Reached): readonly Key[] {
  return reachableKeys({ keys, keyring: () => keyring });
}

/** How many of them open with any of these keys. */
export function opensWith(ciphertexts: readonly SealedThing[], keys: readonly Key[]): number {
  return ciphertexts.filter(({ places, bytes }) =>
    keys.some((key) => places.some((one) => open(key, one, bytes) !== undefined)),
  ).length;
}
