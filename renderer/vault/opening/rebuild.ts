import type { StorageFailure } from '../../../electron/contract/storage';
import { newId } from '../crypto/random-id';
import { emptyJournal } from '../journal/journal-state';
import type { KeyringHolder } from '../keys/keyring-holder';
import { beginStore } from '../store/begin-store';
import { type Catalogue, catalogue as emptyCatalogue } from '../store/catalogue';
import type { SealedRow, VaultDatabase } from '../store/database';
import type { StoreSeal } from '../store/sealed-lines';
import type { VaultStore } from '../store/vault-store';
import { meaningOf } from './apply-frame';
import { type Findings, gatherFindings } from './findings';
import { walkJournal, type WalkInput } from './walk-journal';

const ROWS_AT_ONCE = 750;

export type RebuildOutcome =
  | {
      readonly kind: 'rebuilt';
      readonly store: VaultStore;
      readonly catalogue: Catalogue;
      readonly findings: Findings;
    }
  | { readonly kind: 'broken'; readonly afterSequence: number }
  | { readonly kind: 'failed'; readonly failure: StorageFailure }
  | { readonly kind: 'store-refused' };

/**
 * Makes the store anew from the journal: rows while walking, the catalogue and the position at the end. Without a position
 * the store counts as missing, so a crash on the way only means doing it again.
 */
export async function rebuild(
  input: Omit<WalkInput, 'from' | 'keys'>,
  branch: string,
  keyring: KeyringHolder,
  database: VaultDatabase,
  destroyed: ReadonlySet<string>,
  onProgress: (sequence: number) => void,
): Promise<RebuildOutcome> {
  const catalogue = emptyCatalogue();
  const gatherer = gatherFindings();
  let damaged = 0;
  let journal = emptyJournal(branch);
  let rows = new Map<string, SealedRow>();
  let removed = new Set<string>();
  const flush = async () => {
    const some = [...rows.values()];
    rows = new Map();
    if (removed.size > 0) await database.rows.bulkDelete([...removed]);
    removed = new Set();
    for (let at = 0; at < some.length; at += ROWS_AT_ONCE) {
      await database.rows.bulkPut(some.slice(at, at + ROWS_AT_ONCE));
    }
  };
  try {
    await clear(database);
    for await (const step of walkJournal({ ...input, keys: keyring.keys, from: journal })) {
      if (step.kind !== 'groups') return step;
      journal = step.state;
      damaged = step.damaged;
      for (const read of step.groups.flat()) {
        const meaning = meaningOf(read, keyring.current, keyring.keys.vaultId);
        if (meaning.kind === 'put') {
          catalogue.put(meaning.entry);
          rows.set(meaning.row.id, meaning.row);
          removed.delete(meaning.row.id);
        } else if (meaning.kind === 'withdrawn') {
          catalogue.remove(meaning.line);
          rows.delete(meaning.line.id);
          removed.add(meaning.line.id);
        }
        gatherer.take(meaning, read.envelope.id);
        if (rows.size + removed.size >= ROWS_AT_ONCE) await flush();
      }
      onProgress(journal.sequence);
    }
    await flush();
    const seal: StoreSeal = { vaultId: keyring.keys.vaultId, epoch: newId(), keyring: () => keyring.current };
    // A destruction that was cut off is finished by whoever rebuilds: without a position the next unlock does, too.
    const store = await beginStore(database, seal, catalogue, journal, !gatherer.isCutOff);
    return { kind: 'rebuilt', store, catalogue, findings: gatherer.findings(damaged, destroyed) };
  } catch {
    return { kind: 'store-refused' };
  }
}

/** Rows first, and the position last: whoever finds no position starts over. */
async function clear({ dexie, rows, catalogue, deltas, index, meta }: VaultDatabase): Promise<void> {
  await meta.clear();
  await dexie.transaction('rw', [rows, catalogue, deltas, index], async () => {
    await Promise.all([rows.clear(), catalogue.clear(), deltas.clear(), index.clear()]);
  });
}
