import { assertNever } from '../../../domain/assert-never';
import type { Change } from '../../record-store';
import type { RecordId } from '../../../domain/ids';
import type { Saved } from '../../commands';
import type { Unsaved } from '../../api';
import type { VaultRecord } from '../../../domain/record';
import type { Workroom } from '../workroom';

/** Acts wait for each other, so only something outside them (an attachment, a backup) can have changed a record meanwhile. */
const CHANGED_MEANWHILE: Unsaved = {
  kind: 'storage-failed',
  reason: 'Something else changed this record at the same moment; try again',
};

/**
 * One act of a person as one group: all of it is on the disk, or none. `id` is the record the act is about.
 * A routine act can be undone; what is fixed by its nature (a finished note) is saved with `undoable: false`.
 */
export async function save(
  room: Workroom,
  id: RecordId,
  changes: readonly Change[],
  { undoable = true }: { readonly undoable?: boolean } = {},
): Promise<Saved | Unsaved> {
  const before = changes.map((change) => revisionOf(room, idOf(change)));
  const outcome = await room.saves.during(() => room.store.commit(changes));
  switch (outcome.kind) {
    case 'committed': {
      const steps = changes.map((change, nth) => ({
        id: idOf(change),
        from: before[nth] ?? 0,
        standsAt: revisionOf(room, idOf(change)),
      }));
      return { kind: 'saved', id, undo: undoable ? room.undo.remember(id, steps) : null };
    }
    case 'conflict':
      return CHANGED_MEANWHILE;
    case 'locked':
    case 'disk-full':
    case 'read-only':
    case 'storage-failed':
    case 'invalid':
      return outcome;
    default:
      return assertNever(outcome);
  }
}

/** A record as it is to stand, made from the revision that stands now. */
export function put(room: Workroom, record: VaultRecord): Change {
  return { kind: 'put', record, from: revisionOf(room, record.id) };
}

export function withdraw(room: Workroom, id: RecordId): Change {
  return { kind: 'withdraw', id, from: revisionOf(room, id) };
}

/** Revision of the current record; 0 when there is none. */
export function revisionOf(room: Workroom, id: RecordId): number {
  return room.store.entry(id)?.revision ?? 0;
}

function idOf(change: Change): RecordId {
  return change.kind === 'put' ? change.record.id : change.id;
}
