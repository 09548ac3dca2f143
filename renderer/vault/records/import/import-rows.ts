import type { ImportOutcome, ImportOutcomeRows, ImportRows, Progress } from '../../api';
import { type ImportRun, importRun } from '../../../domain/import-run';
import type { Planner } from './row-plan';
import { commitInGroups, takeBack } from './commit-in-groups';
import { parseArgs, refuse } from '../acts/parse-args';
import { Pace } from '../pace';
import { planAppointments } from './plan-appointments';
import { planClients } from './plan-clients';
import { planMeasures } from './plan-measures';
import { planNotes } from './plan-notes';
import type { RowError, RowSetting } from '../../../domain/import/import-row';
import type { VaultRecord } from '../../../domain/record';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const head = importRun.pick({ target: true, headerKey: true, mapping: true, dateOrder: true });
const oneRow = z.record(z.string(), z.string());

const PLANNERS: Readonly<Record<ImportRun['target'], (room: Workroom, setting: RowSetting) => Planner>> = {
  clients: planClients,
  appointments: planAppointments,
  measures: planMeasures,
  notes: planNotes,
};

type Refusal = ImportOutcomeRows['refused'][number];

interface Plan {
  readonly rows: readonly (readonly VaultRecord[])[];
  readonly refused: readonly Refusal[];
  readonly planner: Planner;
}

/**
 * Brings rows in. All of them are read first, so that the import is written down with the ids of everything it brings
 * before the first row is: whatever happens afterwards, it can be taken back as a whole. Cancelled or failed, nothing of
 * it stays. Rows are counted from 1, the header left out.
 */
export async function importRows(
  room: Workroom,
  input: ImportRows,
  onProgress: Progress,
  cancelled: () => boolean,
): Promise<ImportOutcome> {
  const parsed = parseArgs(head, input);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  if (!Array.isArray(input.rows) || input.rows.length === 0) {
    return refuse('rows', 'There are no rows in this file');
  }
  const { target, mapping, dateOrder } = parsed.value;
  const setting = { mapping, dateOrder, zone: room.clock.zone, today: room.clock.today() };
  onProgress(0, input.rows.length);
  await room.cabinet.whenWhole();
  const plan = await planRows(PLANNERS[target](room, setting), input.rows, cancelled);
  if (plan === 'cancelled') {
    return { kind: 'cancelled' };
  }
  const run: ImportRun = {
    kind: 'import-run',
    id: room.store.newId(),
    ...parsed.value,
    importedAt: room.clock.now(),
    imported: plan.rows.length,
    refused: plan.refused.length,
    recordIds: [...plan.rows.flat(), ...plan.planner.atEnd()].map(({ id }) => id),
    undoneAt: null,
  };
  const total = input.rows.length;
  const outcome = await commitInGroups(
    room,
    [[run], ...plan.rows],
    (done) => onProgress(Math.min(total, done + plan.refused.length), total),
    cancelled,
  );
  const ending =
    outcome.kind === 'committed'
      ? await commitInGroups(
          room,
          plan.planner.atEnd().map((one) => [one]),
          () => undefined,
          () => false,
        )
      : outcome;
  if (ending.kind !== 'committed') {
    await takeBack(room, [...plan.rows.flat().map(({ id }) => id), run.id]);
    return ending;
  }
  onProgress(total, total);
  return { kind: 'imported', runId: run.id, imported: plan.rows.length, refused: plan.refused };
}

async function planRows(
  planner: Planner,
  rows: ImportRows['rows'],
  cancelled: () => boolean,
): Promise<Plan | 'cancelled'> {
  const pace = new Pace();
  const planned: (readonly VaultRecord[])[] = [];
  const refused: Refusal[] = [];
  for (const [nth, row] of rows.entries()) {
    if (cancelled()) {
      return 'cancelled';
    }
    const cells = oneRow.safeParse(row);
    const result = cells.success
      ? await planner.plan(cells.data)
      : { kind: 'refused' as const, errors: [{ field: 'rows', reason: 'This is not a row of text' }] };
    if (result.kind === 'ok') {
      planned.push(result.records);
    } else {
      refused.push(refusalOf(nth + 1, result.errors));
    }
    await pace.breathe();
  }
  return { rows: planned, refused, planner };
}

/** One line for each row, with every reason at once: as many lines as rows stay behind. */
function refusalOf(row: number, errors: readonly RowError[]): Refusal {
  return { row, field: errors[0]?.field ?? '', reason: errors.map(({ reason }) => reason).join('; ') };
}
