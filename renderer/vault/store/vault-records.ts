import type { Instant } from '../../domain/instant';
import type { RecordId } from '../../domain/ids';
import { hex, utf8 } from '../crypto/bytes';
import { keyedHash } from '../crypto/hash';
import { newId } from '../crypto/random-id';
import type { Journal } from '../journal/journal';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { Change, Changed, CommitOutcome, Destruction, RecordStore } from '../record-store';
import { checkChanges, idOfChange } from './check-changes';
import { compact, wantsCompaction } from './compact';
import { applyLine, type LoadingCatalogue } from './load-catalogue';
import { changedBy, planChange, unitsNeeded } from './plan-commit';
import { type ReaderParts, readCurrent, readRevision } from './record-reader';
import type { VaultStore } from './vault-store';

/** What an open vault's records stand on. */
export interface RecordParts {
  readonly keyring: KeyringHolder;
  readonly journal: Journal;
  readonly store: VaultStore;
  readonly loading: LoadingCatalogue;
  /** Runs acts that write, one after the other. */
  readonly inTurn: <Result>(act: () => Promise<Result>) => Promise<Result>;
  /** Resolves when the whole catalogue is in memory. */
  readonly whole: Promise<void>;
  readonly now: () => Instant;
  readonly destroy: (destruction: Destruction) => ReturnType<RecordStore['destroy']>;
  /** False once something makes further writing unsafe: a destruction, a lock. */
  readonly isWritable: () => boolean;
}

/** The seam of record-store.ts over journal, store and catalogue. */
export function vaultRecords(parts: RecordParts): RecordStore {
  const { keyring, journal, store, loading, whole } = parts;
  const { catalogue } = loading;
  const listeners = new Set<(changed: readonly Changed[]) => void>();
  const issued = new Set<RecordId>();
  const reader: ReaderParts = { catalogue, database: store.database, keyring, readSegment: journal.read };
  let loaded: 'hot' | 'all' = 'hot';
  let compacting = false;

  const fold = async () => {
    if (compacting || loaded === 'hot' || !wantsCompaction(store, catalogue)) return;
    compacting = true;
    await compact(store, catalogue, loading.dirty);
    compacting = false;
  };
  void whole.then(() => {
    loaded = 'all';
    return fold();
  });

  /** Until all is loaded, a record that is not in memory may still exist; one that was named just now cannot. */
  const mayBeUnread = (change: Change) => {
    const id = idOfChange(change);
    return !catalogue.entry(id) && !catalogue.gone(id) && !issued.has(id);
  };

  const commit = async (changes: readonly Change[]): Promise<CommitOutcome> => {
    if (!parts.isWritable()) return { kind: 'locked' };
    if (loaded === 'hot' && changes.some(mayBeUnread)) await whole;
    const checked = checkChanges(changes, catalogue);
    if (checked.kind !== 'checked') return checked;
    if (checked.changes.length === 0) return { kind: 'committed', sequence: journal.state.sequence };
    const ready = await keyring.ensure(unitsNeeded(checked.changes));
    if (ready.kind !== 'ready') return ready;
    const planned = checked.changes.map((change) => planChange(change, catalogue, keyring));
    const drafts = planned.map((one) => one.draft);
    const appended = await journal.append(drafts, keyring.current.generation, parts.now());
    if (appended.kind !== 'appended') return appended;
    const lines = planned.flatMap((one, index) => {
      const at = appended.at[index];
      return at ? [one.line(appended.first + index, at)] : [];
    });
    // Before the store says that it holds them: folding begins at any moment, and lets go of every delta up to the store's
    // position. Lines that memory did not know yet would be in no segment and in no delta.
    const changed = planned.flatMap((one, index) => {
      const line = lines[index];
      if (!line) return [];
      applyLine(loading, line);
      return [changedBy(one.before, line)];
    });
    await store.write({
      rows: planned.flatMap((one) => one.row ?? []),
      removed: planned.flatMap((one) => (one.row ? [] : [one.draft.id])),
      lines,
      grown: planned.reduce((sum, one) => sum + (one.row ? (one.before ? 0 : 1) : -1), 0),
      journal: appended.state,
    });
    for (const listener of [...listeners]) listener(changed);
    void fold();
    return { kind: 'committed', sequence: appended.state.sequence };
  };

  return {
    entry: (id) => catalogue.entry(id),
    entries: (kind) => catalogue.entries(kind),
    get loaded() {
      return loaded;
    },
    whenAll: () => whole,
    read: (ids) => readCurrent(reader, ids),
    commit: (changes) => parts.inTurn(() => commit(changes)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readRevision: (id, revision) => readRevision(reader, id, revision),
    *units() {
      for (const part of keyring.current.parts.values())
        for (const [id, { recordClass, owner, participants }] of part.units)
          yield { id, recordClass, owner, participants };
    },
    proofHash(text) {
      const key = keyring.keys.proof();
      if (!key) throw new Error('This slot holds no proof key');
      return hex(keyedHash(key, utf8(text)));
    },
    newId() {
      const id = newId();
      if (loaded === 'hot') issued.add(id);
      return id;
    },
    destroy: (destruction) => parts.inTurn(() => parts.destroy(destruction)),
  };
}
