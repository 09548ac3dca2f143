import type { Episode } from '../../../domain/episode';
import type { ImportRun } from '../../../domain/import-run';
import { revisionOf } from './save';
import type { RecordId } from '../../../domain/ids';
import { sameView } from '../same-view';
import type { Workroom } from '../workroom';

/**
 * Importing sessions lets an episode begin with its first session. Undoing that import lets it begin again when it did,
 * unless something else about it was changed since.
 */
export async function earlierBeginnings(room: Workroom, run: ImportRun): Promise<readonly Episode[]> {
  const before: Episode[] = [];
  for (const id of run.recordIds) {
    const current = room.cabinet.episodes.get(id);
    const last = current && (await episodeAt(room, id, revisionOf(room, id) - 1));
    if (current && last && differInBeginningOnly(current, last)) {
      before.push(last);
    }
  }
  return before;
}

/** Episodes that nobody changed since they came in, except that imported sessions let them begin earlier. */
export async function onlyBegunEarlier(
  room: Workroom,
  ids: readonly RecordId[],
): Promise<readonly RecordId[]> {
  const untouched: RecordId[] = [];
  for (const id of ids) {
    const current = room.cabinet.episodes.get(id);
    const first = current && (await episodeAt(room, id, 1));
    if (current && first && differInBeginningOnly(current, first)) {
      untouched.push(id);
    }
  }
  return untouched;
}

async function episodeAt(room: Workroom, id: RecordId, revision: number): Promise<Episode | undefined> {
  const earlier = revision > 0 ? await room.store.readRevision(id, revision) : undefined;
  return earlier?.kind === 'read' && earlier.record.kind === 'episode' ? earlier.record : undefined;
}

function differInBeginningOnly(one: Episode, other: Episode): boolean {
  return sameView({ ...one, startedOn: null }, { ...other, startedOn: null });
}
