import type { Command, CommandOutcome } from '../../commands';
import { type RecordId, recordId } from '../../../domain/ids';
import { put, revisionOf, withdraw } from './save';
import { dependentsOf } from '../dependents';
import { earlierBeginnings, onlyBegunEarlier } from './begun-earlier';
import type { ImportRun } from '../../../domain/import-run';
import { NOT_FOUND, refuse } from './parse-args';
import { Pace } from '../pace';
import type { RecordKind } from '../../../domain/record';
import type { Workroom } from '../workroom';

/** Frames in one group: a long undo keeps the worker answering in between. */
const GROUP = 500;

const CHANGED_MEANWHILE = {
  kind: 'storage-failed',
  reason: 'Some of these records changed meanwhile; undo the import again',
} as const;

/** What a row of each import became. */
const MAIN_KIND: Readonly<Record<ImportRun['target'], RecordKind>> = {
  clients: 'person',
  appointments: 'appointment',
  measures: 'measure-result',
  notes: 'session-note',
};

/**
 * Takes an import back as a whole: everything that nobody has touched since. A row that was changed, or on which
 * something newer hangs (a note about an imported client), is kept and counted.
 */
export async function undoImport(
  room: Workroom,
  args: Command<'undo-import'>['args'],
): Promise<CommandOutcome<'undo-import'>> {
  const run = await readRun(room, args.runId);
  if (!run) {
    return NOT_FOUND;
  }
  if (run.undoneAt !== null) {
    return refuse('runId', 'This import was undone already');
  }
  const { removable, counts } = await sortOut(room, run);
  const earlier = run.target === 'appointments' ? await earlierBeginnings(room, run) : [];
  const pace = new Pace();
  // The last group also says that it is undone: whatever fits into one group is undone wholly or not at all.
  for (let at = 0; at === 0 || at < removable.length; at += GROUP) {
    const isLast = at + GROUP >= removable.length;
    const ending = isLast
      ? [...earlier.map((one) => put(room, one)), put(room, { ...run, undoneAt: room.clock.now() })]
      : [];
    const changes = [...removable.slice(at, at + GROUP).map((id) => withdraw(room, id)), ...ending];
    const outcome = await room.saves.during(() => room.store.commit(changes));
    if (outcome.kind !== 'committed') {
      return outcome.kind === 'conflict' ? CHANGED_MEANWHILE : outcome;
    }
    await pace.breathe();
  }
  return { kind: 'saved', id: run.id, undo: null, ...counts };
}

interface SortedOut {
  readonly removable: readonly RecordId[];
  readonly counts: { readonly removed: number; readonly kept: number };
}

/**
 * What may go. A record stays when it was changed since, or when something that is not of this import (or stays itself)
 * hangs on it; what stays holds what it hangs on, so this is repeated until nothing more is held. An episode
 * stays with its client: without it they would be nobody's client. Rows are counted, not
 * the records that came with them.
 */
async function sortOut(room: Workroom, run: ImportRun): Promise<SortedOut> {
  const there = run.recordIds.filter((id) => revisionOf(room, id) > 0);
  const changed = there.filter((id) => revisionOf(room, id) > 1);
  const going = new Set(there.filter((id) => revisionOf(room, id) === 1));
  for (const episode of run.target === 'clients' ? await onlyBegunEarlier(room, changed) : []) {
    going.add(episode);
  }
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const id of going) {
      const partners = [
        ...dependentsOf(room.cabinet, id),
        ...(room.cabinet.episodes.get(id)?.participants ?? []),
      ];
      if (partners.some((one) => !going.has(one))) {
        going.delete(id);
      }
    }
  }
  const isRow = (id: RecordId) => room.store.entry(id)?.kind === MAIN_KIND[run.target];
  const removed = there.filter((id) => going.has(id) && isRow(id)).length;
  return { removable: [...going], counts: { removed, kept: there.filter(isRow).length - removed } };
}

async function readRun(room: Workroom, runId: string): Promise<ImportRun | null> {
  const id = recordId.safeParse(runId);
  if (!id.success || !room.cabinet.importRuns.get(id.data)) {
    return null;
  }
  const body = (await room.store.read([id.data])).get(id.data);
  return body?.kind === 'read' && body.record.kind === 'import-run' ? body.record : null;
}
