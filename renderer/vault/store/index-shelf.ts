import { COMPARTMENTS } from '../compartments';
import type { Key } from '../crypto/key';
import { place } from '../crypto/place';
import { open, seal } from '../crypto/seal';
import type { IndexPiece, IndexShelf } from '../records/search/shelf';
import type { VaultStore } from './vault-store';

const PIECES_AT_ONCE = 8;
const COMPARTMENT = COMPARTMENTS.clinical;

/** The search index in the store's `index` table: sealed pieces under the clinical index key. */
export function indexShelf({ database, seal: by }: VaultStore): IndexShelf {
  const key = (): Key => {
    const part = by.keyring().parts.get(COMPARTMENT);
    if (!part) throw new Error('The keyring lacks the clinical part');
    return part.index;
  };
  const at = (id: string) => place.index(by.vaultId, COMPARTMENT, id, by.epoch);
  return {
    async *load(): AsyncIterable<IndexPiece> {
      const ids = await database.index.toCollection().primaryKeys();
      for (let from = 0; from < ids.length; from += PIECES_AT_ONCE) {
        const rows = await database.index.bulkGet(ids.slice(from, from + PIECES_AT_ONCE));
        for (const row of rows) {
          const bytes = row && open(key(), at(row.id), row.bytes);
          if (row && bytes) yield { id: row.id, bytes };
        }
      }
    },
    async replace(gone, fresh) {
      const sealed = fresh.map(({ id, bytes }) => ({ id, bytes: seal(key(), at(id), bytes) }));
      await database.dexie.transaction('rw', database.index, async () => {
        await database.index.bulkDelete([...gone]);
        await database.index.bulkPut(sealed);
      });
    },
  };
}
