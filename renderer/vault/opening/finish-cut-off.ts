import type { Survey } from '../../../electron/contract/storage';
import type { UnlockOutcome } from '../api';
import { journalFrom } from '../journal/journal';
import type { ReadSegment } from '../journal/read-frames';
import type { KeyringHolder } from '../keys/keyring-holder';
import { loadCold } from '../store/load-catalogue';
import { completeDestruction } from './complete-destruction';
import { rebuild } from './rebuild';
import type { SettledStore } from './settle-store';
import type { UnlockParts } from './unlock';

/**
 * Finishes a destruction that was cut off between its tombstones and the frame that names the new keys; then the store,
 * whose keys are gone, is made anew.
 */
export async function finishCutOff(
  parts: UnlockParts & { readonly read: ReadSegment; readonly survey: Survey },
  keyring: KeyringHolder,
  settled: SettledStore,
  destroyed: ReadonlySet<string>,
): Promise<SettledStore | Extract<UnlockOutcome, { kind: 'storage-failed' }>> {
  const { port, database, now, read } = parts;
  const unfinished = settled.findings?.unfinished ?? [];
  if (unfinished.length === 0) return settled;
  await loadCold(settled.loading, () => {});
  const { catalogue } = settled.loading;
  const journal = journalFrom(settled.store.position.journal, keyring.keys, port);
  const done = await completeDestruction({ port, journal, keyring, catalogue, now }, unfinished, []);
  if (done.kind !== 'destroyed')
    return { kind: 'storage-failed', reason: 'a destruction that was cut off could not be finished' };
  const surveyed = await port.call('survey', {});
  if (surveyed.kind === 'failed') return { kind: 'storage-failed', reason: surveyed.failure.detail };
  const { segments, branch } = surveyed.value;
  const made = await rebuild({ read, segments }, branch ?? '', keyring, database, destroyed, () => {});
  if (made.kind !== 'rebuilt')
    return { kind: 'storage-failed', reason: 'the working store could not be made anew' };
  const { store } = made;
  const loading = {
    seal: store.seal,
    database,
    catalogue: made.catalogue,
    cold: [],
    dirty: settled.loading.dirty,
  };
  loading.dirty.clear();
  return { ...settled, store, loading, findings: made.findings };
}
