import type { StorageClient } from '../port/storage-client';
import type { VaultDatabase } from '../store/database';
import type { VaultStore } from '../store/vault-store';

/**
 * Rows of a store too big to be counted before the screen is usable: counted when everything else is loaded. Chromium can
 * drop rows without an error; nothing is lost by it (a missing row is read from the journal), but such a store is given up:
 * main removes it at the next start and it is made anew. A save in between leaves the answer to the next unlock.
 */
export async function countRowsLater(
  store: VaultStore,
  database: VaultDatabase,
  port: StorageClient,
): Promise<'whole' | 'given-up'> {
  const before = store.position;
  const found = await database.rows.count();
  if (store.position !== before || found === before.rows) return 'whole';
  await port.call('store.remove-at-next-start', {});
  return 'given-up';
}
