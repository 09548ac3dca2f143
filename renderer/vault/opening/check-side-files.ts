import type { Survey } from '../../../electron/contract/storage';
import type { UnlockNotice } from '../api';
import { destructionsIn } from '../backup/destructions';
import { draftsIn } from '../drafts';
import { emptyJournal } from '../journal/journal-state';
import type { ReadSegment } from '../journal/read-frames';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { StorageClient } from '../port/storage-client';
import { loadCold, type LoadingCatalogue } from '../store/load-catalogue';
import { meaningOf, type TombstoneFrame } from './apply-frame';
import { walkJournal } from './walk-journal';
import { writeTombstones } from './write-tombstones';

interface SideFiles {
  readonly port: StorageClient;
  readonly read: ReadSegment;
  readonly survey: Survey;
  readonly keyring: KeyringHolder;
  readonly loading: LoadingCatalogue;
}

/**
 * What stands beside the journal and is not what was written: drafts that do not open are counted and stay; destructions
 * that the certificates name and the list does not are written into it again, from the journal, which knows them all.
 */
export async function checkSideFiles(parts: SideFiles): Promise<readonly UnlockNotice[]> {
  const { port, keyring } = parts;
  const listed = await port.call('draft.list', {});
  const drafts = listed.kind === 'ok' ? listed.value : [];
  const unread = drafts.length - draftsIn(drafts, keyring.keys.vaultId, keyring.current).length;
  const lines = await mendDestructions(parts);
  return [
    ...(unread > 0 ? [{ kind: 'draft-damaged' as const, drafts: unread }] : []),
    ...(lines > 0 ? [{ kind: 'destructions-mended' as const, lines }] : []),
  ];
}

async function mendDestructions(parts: SideFiles): Promise<number> {
  const { port, keyring, loading } = parts;
  const { catalogue } = loading;
  const list = await port.call('tombstones.read', {});
  if (list.kind === 'failed') return 0;
  const { units, broken } = destructionsIn(list.value, keyring.keys);
  // Certificates of long ago are loaded only when the list itself gives cause.
  if (broken > 0) await loadCold(loading, () => {});
  const named = [...catalogue.entries('certificate')].flatMap(({ summary }) => summary.unitIds);
  if (named.every((unit) => units.has(unit))) return 0;
  const written = await writeTombstones({ port, keyring, catalogue }, await tombstonesIn(parts));
  return written.kind === 'written' ? written.lines : 0;
}

async function tombstonesIn({ read, survey, keyring }: SideFiles): Promise<readonly TombstoneFrame[]> {
  const { keys, current } = keyring;
  const found: TombstoneFrame[] = [];
  const from = emptyJournal(survey.branch ?? '');
  for await (const step of walkJournal({ read, segments: survey.segments, keys, from })) {
    if (step.kind !== 'groups') break;
    for (const one of step.groups.flat()) {
      const meaning = meaningOf(one, current, keys.vaultId);
      if (meaning.kind === 'tombstone') found.push(meaning.tombstone);
    }
  }
  return found;
}
