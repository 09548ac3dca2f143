import type { ReadSegment } from '../journal/read-frames';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { StorageClient } from '../port/storage-client';
import { emptyJournal } from '../journal/journal-state';
import { applyLine, type LoadingCatalogue } from '../store/load-catalogue';
import { meaningOf } from './apply-frame';
import { walkJournal } from './walk-journal';

/**
 * A segment of the catalogue that was still to be loaded does not open: what it said is read from the journal instead.
 * When that fails too, the store is given up, and the next unlock makes it anew and says so.
 */
export async function mendCatalogue(
  port: StorageClient,
  read: ReadSegment,
  keyring: KeyringHolder,
  loading: LoadingCatalogue,
): Promise<void> {
  const surveyed = await port.call('survey', {});
  if (surveyed.kind === 'ok') {
    const { segments, branch } = surveyed.value;
    const from = emptyJournal(branch ?? '');
    let isWhole = true;
    for await (const step of walkJournal({ read, segments, keys: keyring.keys, from })) {
      isWhole = step.kind === 'groups';
      if (step.kind !== 'groups') break;
      for (const one of step.groups.flat()) {
        const meaning = meaningOf(one, keyring.current, keyring.keys.vaultId);
        if (meaning.kind === 'put') applyLine(loading, meaning.entry);
        if (meaning.kind === 'withdrawn') applyLine(loading, meaning.line);
      }
    }
    if (isWhole) return;
  }
  await loading.database.meta.clear().catch(() => undefined);
}
