import type { ImportRun } from '../../domain/import-run';
import type { Workroom } from './workroom';

/**
 * Past imports, newest first, for remembering mappings and undoing. The ids of what came in stay in the vault
 * (100,000 rows are 3 MB of them): `recordIds` is empty here.
 */
export function importRuns(room: Workroom): readonly ImportRun[] {
  const runs = Array.from(
    room.cabinet.importRuns.all(),
    ({ records: _records, ...run }): ImportRun => ({ ...run, recordIds: [] }),
  );
  return runs.sort((one, other) => (one.importedAt < other.importedAt ? 1 : -1));
}
