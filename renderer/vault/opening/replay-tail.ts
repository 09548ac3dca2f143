import type { StorageFailure } from '../../../electron/contract/storage';
import type { RecordId } from '../../domain/ids';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { Entry } from '../record-store';
import type { GoneLine } from '../store/catalogue';
import type { SealedRow } from '../store/database';
import { applyLine, type LoadingCatalogue } from '../store/load-catalogue';
import type { VaultStore } from '../store/vault-store';
import { meaningOf } from './apply-frame';
import { type Findings, gatherFindings } from './findings';
import { walkJournal, type WalkInput } from './walk-journal';

export type ReplayOutcome =
  | {
      readonly kind: 'replayed';
      readonly findings: Findings;
      readonly journal: VaultStore['position']['journal'];
    }
  /** A destruction in it was never ended: a store that is level with the journal would hide that from the next unlock. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'broken'; readonly afterSequence: number }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

/**
 * Brings a store that is behind up to the journal's end: every step is written like a commit, and only up to the end of a
 * whole act, so that whoever goes on after a crash misses no part of one.
 */
export async function replayTail(
  input: Omit<WalkInput, 'from' | 'keys'>,
  keyring: KeyringHolder,
  store: VaultStore,
  loading: LoadingCatalogue,
  destroyed: ReadonlySet<string>,
  onProgress: (sequence: number) => void,
): Promise<ReplayOutcome> {
  const gatherer = gatherFindings();
  let damaged = 0;
  let journal = store.position.journal;
  let lines = new Map<RecordId, Entry | GoneLine>();
  let rows = new Map<RecordId, SealedRow>();
  const write = async (upTo: typeof journal) => {
    const removed = [...lines.keys()].filter((id) => !rows.has(id));
    const there = new Set(
      await store.database.rows
        .where('id')
        .anyOf([...lines.keys()])
        .primaryKeys(),
    );
    const added = [...rows.keys()].filter((id) => !there.has(id)).length;
    const grown = added - removed.filter((id) => there.has(id)).length;
    for (const line of lines.values()) applyLine(loading, line);
    const step = { rows: [...rows.values()], removed, lines: [...lines.values()], grown, journal: upTo };
    lines = new Map();
    rows = new Map();
    await store.write(step);
  };
  let written = journal.sequence;
  for await (const step of walkJournal({ ...input, keys: keyring.keys, from: journal })) {
    if (step.kind !== 'groups') return step;
    journal = step.state;
    damaged = step.damaged;
    for (const read of step.groups.flat()) {
      const meaning = meaningOf(read, keyring.current, keyring.keys.vaultId);
      gatherer.take(meaning, read.envelope.id);
      if (meaning.kind === 'put') {
        lines.set(meaning.entry.id, meaning.entry);
        rows.set(meaning.entry.id, meaning.row);
      } else if (meaning.kind === 'withdrawn') {
        lines.set(meaning.line.id, meaning.line);
        rows.delete(meaning.line.id);
      }
    }
    if (gatherer.isCutOff) return { kind: 'cut-off' };
    if (step.settled.sequence > written) {
      written = step.settled.sequence;
      await write(step.settled);
    }
    onProgress(journal.sequence);
  }
  if (journal.sequence > written) await write(journal);
  return { kind: 'replayed', findings: gatherer.findings(damaged, destroyed), journal };
}
