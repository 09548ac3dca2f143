import { compartmentNumbers } from '../compartments';
import { hash } from '../crypto/hash';
import type { JournalState } from '../journal/journal-state';
import type { Catalogue } from './catalogue';
import { linesOf } from './compact';
import type { MetaRow, VaultDatabase } from './database';
import { type SegmentEntry, sealDirectory } from './directory';
import { catalogueKey, compartmentOfShelf, sealShelf, type StoreSeal } from './sealed-lines';
import { type DirectoryInPlace, directoryName, type VaultStore, vaultStore } from './vault-store';

const BYTES_AT_ONCE = 8 * 1024 * 1024;

/**
 * A store for rows that stand there already: the whole catalogue is written first, then directories and position in one
 * last transaction. Whoever is cut off before it finds no position, and makes the store anew; so does everybody as long as
 * `isWhole` is false.
 */
export async function beginStore(
  database: VaultDatabase,
  seal: StoreSeal,
  catalogue: Catalogue,
  journal: JournalState,
  isWhole = true,
): Promise<VaultStore> {
  const segments = await writeSegments(database, seal, catalogue);
  const directories = new Map<number, DirectoryInPlace>();
  const rows: MetaRow[] = [];
  for (const compartment of compartmentNumbers) {
    const own = segments.filter((one) => compartmentOfShelf(one.shelf) === compartment);
    const key = catalogueKey(seal, compartment);
    const bytes = sealDirectory(key, seal.vaultId, compartment, seal.epoch, own);
    directories.set(compartment, { segments: own, hash: hash(bytes) });
    rows.push({ name: directoryName(compartment), epoch: seal.epoch, bytes });
  }
  const position = {
    epoch: seal.epoch,
    journal,
    rows: catalogue.size,
    deltas: 0,
    digest: '',
    keyringGeneration: 0,
  };
  const store = vaultStore(database, seal, { position, directories, deltas: [], deltaBytes: 0 });
  if (isWhole) await store.confirm(rows);
  return store;
}

async function writeSegments(
  database: VaultDatabase,
  seal: StoreSeal,
  catalogue: Catalogue,
): Promise<readonly SegmentEntry[]> {
  const entries: SegmentEntry[] = [];
  let waiting: { readonly id: string; readonly bytes: Uint8Array }[] = [];
  let bytes = 0;
  const flush = async () => {
    await database.catalogue.bulkPut(waiting);
    waiting = [];
    bytes = 0;
  };
  for (const [shelf, lines] of await linesOf(catalogue)) {
    for (const { row, entry } of sealShelf(seal, shelf, lines)) {
      entries.push(entry);
      waiting.push(row);
      bytes += row.bytes.length;
      if (bytes >= BYTES_AT_ONCE) await flush();
    }
  }
  await flush();
  return entries;
}
