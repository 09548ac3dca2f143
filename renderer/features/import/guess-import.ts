import type { ImportTarget } from '../../domain/import-run';
import type { CalendarDay } from '../../domain/calendar-day';
import type { DateOrder } from '../../domain/date-reading';
import { guessMapping, mappingProblems, type ColumnMapping } from '../../domain/import/import-mapping';
import type { CsvRow, RowError, RowSetting } from '../../domain/import/import-row';
import { readAppointmentRow } from '../../domain/import/read-appointment-row';
import { readClientRow } from '../../domain/import/read-client-row';
import { readMeasureRow } from '../../domain/import/read-measure-row';
import { readNoteRow } from '../../domain/import/read-note-row';

const TARGETS: readonly ImportTarget[] = ['clients', 'appointments', 'measures', 'notes'];
const ORDERS: readonly DateOrder[] = ['iso', 'day-first', 'month-first'];
const SAMPLE = 300;

/** What a file most likely holds: the target whose mandatory fields are found and whose rows are read with fewest errors. */
export function guessTarget(
  headers: readonly string[],
  rows: readonly CsvRow[],
  today: CalendarDay,
  zone: string,
): ImportTarget {
  const judged = TARGETS.map((target) => {
    const mapping = guessMapping(headers, target);
    const problems = mappingProblems(target, mapping, headers).length;
    const dateOrder = guessDateOrder(target, mapping, rows, today, zone);
    const refused =
      problems > 0 ? SAMPLE : refusedIn(rows.slice(0, 40), target, { mapping, dateOrder, today, zone });
    return { target, score: problems * 1000 + refused * 10 - Object.keys(mapping).length };
  });
  return judged.reduce((best, next) => (next.score < best.score ? next : best)).target;
}

/** The order of day and month under which fewest rows are refused; ISO when it makes no difference. */
export function guessDateOrder(
  target: ImportTarget,
  mapping: ColumnMapping,
  rows: readonly CsvRow[],
  today: CalendarDay,
  zone: string,
): DateOrder {
  const sample = rows.slice(0, SAMPLE);
  const judged = ORDERS.map((dateOrder) => ({
    dateOrder,
    refused: refusedIn(sample, target, { mapping, dateOrder, today, zone }),
  }));
  return judged.reduce((best, next) => (next.refused < best.refused ? next : best)).dateOrder;
}

/**
 * The order that was right for the last file of this sort, unless this one is plainly written in another: a spreadsheet that was
 * opened in between writes its dates anew. Where both read equally well, the last one counts.
 */
export function dateOrderLikeLast(
  last: DateOrder,
  ...[target, mapping, rows, today, zone]: Parameters<typeof guessDateOrder>
): DateOrder {
  const sample = rows.slice(0, SAMPLE);
  const refusedAs = (dateOrder: DateOrder) => refusedIn(sample, target, { mapping, dateOrder, today, zone });
  const guessed = guessDateOrder(target, mapping, rows, today, zone);
  return refusedAs(guessed) < refusedAs(last) ? guessed : last;
}

/** Why a row would be refused as it stands; empty when it would come in (its client is looked up by the vault). */
export function rowErrors(row: CsvRow, target: ImportTarget, setting: RowSetting): readonly RowError[] {
  const reading = READERS[target](row, setting);
  return reading.kind === 'ok' ? [] : reading.errors;
}

const READERS = {
  clients: readClientRow,
  appointments: readAppointmentRow,
  measures: readMeasureRow,
  notes: readNoteRow,
} as const;

function refusedIn(rows: readonly CsvRow[], target: ImportTarget, setting: RowSetting): number {
  return rows.filter((row) => rowErrors(row, target, setting).length > 0).length;
}
