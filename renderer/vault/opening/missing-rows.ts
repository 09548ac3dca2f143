import type { StorageClient } from '../port/storage-client';
import type { Catalogue } from '../store/catalogue';
import type { VaultDatabase } from '../store/database';
import type { VaultStore } from '../store/vault-store';

/** Ids that begin with the same two characters: about 440 of 112,000 rows, counted in a few milliseconds. */
const PREFIX = 2;

export type RowsFound = 'whole' | 'given-up' | 'unclear';

/**
 * Rows of a store that is too big to be counted before the screen is usable: counted afterwards, a small range of ids at a
 * time with a pause after each, so that no save ever waits for it. Chromium drops rows without an error; nothing is lost by
 * that, because a missing row is read from the journal, but such a store is given up: main removes it at the next start.
 */
export async function lookForMissingRows(
  store: VaultStore,
  catalogue: Catalogue,
  port: StorageClient,
  pause: () => Promise<void>,
): Promise<RowsFound> {
  const prefixes = [...new Set([...catalogue.all()].map(({ id }) => id.slice(0, PREFIX)))].toSorted();
  for (const prefix of prefixes) {
    await pause();
    if (await isWhole(store.database, catalogue, prefix)) continue;
    // A save may have come in between; and what the disk refused to the store is caught up with at the next unlock.
    if (await isWhole(store.database, catalogue, prefix)) continue;
    if (store.position.rows !== catalogue.size) return 'unclear';
    const marked = await port.call('store.remove-at-next-start', {});
    return marked.kind === 'ok' ? 'given-up' : 'unclear';
  }
  return 'whole';
}

async function isWhole({ rows }: VaultDatabase, catalogue: Catalogue, prefix: string): Promise<boolean> {
  const found = await rows.where('id').startsWith(prefix).count();
  let wanted = 0;
  for (const { id } of catalogue.all()) if (id.startsWith(prefix)) wanted += 1;
  return found === wanted;
}
