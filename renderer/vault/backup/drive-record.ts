import type { RecordId } from '../../domain/ids';
import type { Drive } from '../../domain/practice';
import type { VaultContext } from '../context';

/** What a run found out about a drive. */
export type DriveNews = Partial<
  Pick<
    Drive,
    'lastCopyAt' | 'lastProvenAt' | 'lastPracticeRestoreAt' | 'lastVerdict' | 'records' | 'destroyedUpTo'
  >
>;

/**
 * Writes the news into the drive's record, which is made with the first run. Somebody may be typing into the same record
 * (its label): then it is read again and tried once more. A failure to write it changes nothing about the copy itself.
 */
export async function tellDrive(context: VaultContext, placeId: string, news: DriveNews): Promise<boolean> {
  for (let tries = 0; tries < 2; tries += 1) {
    const known = findDrive(context, placeId);
    const record: Drive = { ...(known?.summary ?? newDrive(context.store.newId(), placeId)), ...news };
    const outcome = await context.store.commit([{ kind: 'put', record, from: known?.revision ?? 0 }]);
    if (outcome.kind !== 'conflict') return outcome.kind === 'committed';
  }
  return false;
}

/** The record of a place; undefined before its first run. */
export function findDrive({ store }: VaultContext, placeId: string) {
  return [...store.entries('drive')].find(({ summary }) => summary.placeId === placeId);
}

function newDrive(id: RecordId, placeId: string): Drive {
  return {
    kind: 'drive',
    id,
    placeId,
    label: 'Backup drive',
    keptWhere: '',
    lastCopyAt: null,
    lastProvenAt: null,
    lastPracticeRestoreAt: null,
    lastVerdict: null,
    records: 0,
    destroyedUpTo: null,
  };
}
