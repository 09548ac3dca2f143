import { put, revisionOf, withdraw } from '../acts/save';
import type { Change } from '../../record-store';
import { Pace } from '../pace';
import type { RecordId } from '../../../domain/ids';
import type { Unsaved } from '../../api';
import type { VaultRecord } from '../../../domain/record';
import type { Workroom } from '../workroom';

/** Frames in one group: large enough to be quick, small enough that the worker answers in between. */
const GROUP = 500;

export type GroupsOutcome = { readonly kind: 'committed' } | { readonly kind: 'cancelled' } | Unsaved;

/** Commits records in groups; what belongs together (a person and their episode) never lies in two. */
export async function commitInGroups(
  room: Workroom,
  together: readonly (readonly VaultRecord[])[],
  onDone: (done: number) => void,
  cancelled: () => boolean,
): Promise<GroupsOutcome> {
  const pace = new Pace();
  let group: Change[] = [];
  for (const [nth, records] of together.entries()) {
    group.push(...records.map((record) => put(room, record)));
    const isFull = group.length + 2 > GROUP;
    if (!isFull && nth < together.length - 1) {
      continue;
    }
    if (cancelled()) {
      return { kind: 'cancelled' };
    }
    const changes = group;
    group = [];
    const outcome = await room.saves.during(() => room.store.commit(changes));
    if (outcome.kind !== 'committed') {
      return outcome.kind === 'conflict'
        ? { kind: 'storage-failed', reason: 'Something else changed these records meanwhile' }
        : outcome;
    }
    onDone(nth);
    await pace.breathe();
  }
  return { kind: 'committed' };
}

/** Takes back what of these is there. On a full disk that may fail as well: the import then stands in the list and can be undone. */
export async function takeBack(room: Workroom, ids: readonly RecordId[]): Promise<void> {
  const pace = new Pace();
  const there = ids.filter((id) => revisionOf(room, id) > 0);
  for (let at = 0; at < there.length; at += GROUP) {
    const changes = there.slice(at, at + GROUP).map((id) => withdraw(room, id));
    const outcome = await room.saves.during(() => room.store.commit(changes));
    if (outcome.kind !== 'committed') {
      return;
    }
    await pace.breathe();
  }
}
