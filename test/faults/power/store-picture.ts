// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { type VaultDatabase, vaultDatabase } from '../../../renderer/vault/store/database';

/** The rows of every table of a store at one moment. */
export type StorePicture = readonly { readonly table: string; readonly rows: readonly unknown[] }[];

export async function pictureOf({ dexie }: VaultDatabase): Promise<StorePicture> {
  return dexie.transaction('r', dexie.tables, async () => {
    const all: { table: string; rows: readonly unknown[] }[] = [];
    for (const table of dexie.tables) all.push({ table: table.name, rows: await table.toArray() });
    return all;
  });
}

/** Lays a picture down as the store of this name. */
export async function layDown(storeName: string, picture: StorePicture): Promise<void> {
  const { dexie } = vaultDatabase(storeName);
  for (const { table, rows } of picture) await dexie.table(table).bulkPut([...rows]);
  dexie.close();
}
