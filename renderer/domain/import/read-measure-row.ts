import type { z } from 'zod';
import { dayOf } from '../local-date-time';
import { measureResult } from '../measure-result';
import { knownMeasure, totalProblem } from '../measures';
import type { CalendarDay } from '../calendar-day';
import {
  cellOf,
  dayIn,
  errorsOf,
  type CsvRow,
  type RowError,
  type RowReading,
  type RowSetting,
} from './import-row';
import { readTime } from './import-time';

const result = measureResult.omit({ kind: true, id: true, personId: true });

/** `client` is the reference or name as the file has it. */
export interface ImportedMeasure {
  readonly client: string;
  readonly result: z.infer<typeof result>;
}

/** Refused: no client, questionnaire, date or total; a total that is no number or cannot be one of that questionnaire. */
export function readMeasureRow(row: CsvRow, setting: RowSetting): RowReading<ImportedMeasure> {
  const cell = (field: string) => cellOf(row, setting.mapping, field);
  const errors: RowError[] = [];
  for (const [field, what] of [
    ['client', 'client'],
    ['takenOn', 'date'],
    ['measure', 'questionnaire'],
    ['total', 'total'],
  ] as const) {
    if (cell(field) === '') {
      errors.push({ field, reason: `There is no ${what}` });
    }
  }
  const takenOn = readDay(cell('takenOn'), setting, errors);
  const known = knownMeasure(cell('measure'));
  const total = readTotal(cell('total'), errors);
  const problem = known === null || total === null ? null : totalProblem(known, total);
  if (problem !== null) {
    errors.push({ field: 'total', reason: problem });
  }
  if (takenOn === null || total === null || errors.length > 0) {
    return { kind: 'refused', errors };
  }
  const parsed = result.safeParse({
    measure: known?.name ?? cell('measure'),
    total,
    takenOn,
    // Such files seldom number their rows; client, moment and questionnaire tell them apart as well.
    importedAs:
      cell('reference') ||
      [cell('client'), cell('takenOn'), known?.name ?? cell('measure')].join(' ').slice(0, 200),
  });
  return parsed.success
    ? { kind: 'ok', value: { client: cell('client'), result: parsed.data } }
    : { kind: 'refused', errors: errorsOf(parsed.error) };
}

/** A moment in UTC belongs to the day the practice's wall calendar showed. */
function readDay(text: string, setting: RowSetting, errors: RowError[]): CalendarDay | null {
  const moment = readTime(text, '', setting);
  const day =
    moment.kind === 'time' ? dayOf(moment.local) : dayIn('takenOn', text, setting.dateOrder, errors);
  if (day !== null && day > setting.today) {
    errors.push({ field: 'takenOn', reason: 'The date lies in the future' });
  }
  return day;
}

function readTotal(text: string, errors: RowError[]): number | null {
  if (/^[+-]?\d{1,9}(\.\d+)?$/.test(text)) {
    return Number(text);
  }
  if (text !== '') {
    errors.push({ field: 'total', reason: `“${text.slice(0, 40)}” is not a number` });
  }
  return null;
}
