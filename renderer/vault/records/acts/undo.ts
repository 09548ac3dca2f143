import { dependentsOf } from '../dependents';
import { NOT_FOUND } from './parse-args';
import type { Change } from '../../record-store';
import type { CommandOutcome } from '../../commands';
import { revisionOf, save } from './save';
import type { UndoStep } from '../undo-book';
import type { Workroom } from '../workroom';

const CHANGED_SINCE = { kind: 'changed-since' } as const;

/**
 * Takes an act back: what it made is withdrawn, what it changed or withdrew stands again as it was. Refuses with
 * `changed-since` when one of its records was changed later, or when something newer hangs on what it made.
 */
export async function undo(
  room: Workroom,
  { token }: { readonly token: string },
): Promise<CommandOutcome<'undo'>> {
  const act = room.undo.find(token);
  if (!act) {
    return NOT_FOUND;
  }
  const own = new Set(act.steps.map(({ id }) => id));
  const isUntouched = act.steps.every(
    ({ id, from, standsAt }) =>
      revisionOf(room, id) === standsAt &&
      (from !== 0 || dependentsOf(room.cabinet, id).every((one) => own.has(one))),
  );
  if (!isUntouched) {
    return CHANGED_SINCE;
  }
  const changes = await Promise.all(act.steps.map((step) => inverseOf(room, step)));
  const possible = changes.filter((change) => change !== null);
  if (possible.length < changes.length) {
    return CHANGED_SINCE;
  }
  const outcome = await save(room, act.id, possible, { undoable: false });
  if (outcome.kind === 'saved') {
    room.undo.forget(token);
    room.undo.stoodAgain(act.steps, (id) => revisionOf(room, id));
  }
  return outcome;
}

/** Null when the earlier state cannot be read any more. */
async function inverseOf(room: Workroom, { id, from, standsAt }: UndoStep): Promise<Change | null> {
  if (from === 0) {
    return { kind: 'withdraw', id, from: standsAt };
  }
  const earlier = await room.store.readRevision(id, from);
  return earlier.kind === 'read' ? { kind: 'put', record: earlier.record, from: standsAt } : null;
}
