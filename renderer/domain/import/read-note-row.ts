import type { CalendarDay } from '../calendar-day';
import { dayOf } from '../local-date-time';
import { noteFields, type NoteFields } from '../session-note';
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

/** `client` is the reference or name as the file has it. */
export interface ImportedNote {
  readonly client: string;
  readonly sessionOn: CalendarDay;
  readonly fields: NoteFields;
}

/**
 * Refused: no client, no date, a date in the future, no text at all, a text beyond the limit of a note. The text stays as it was
 * written, scraps of HTML included: it is somebody's record, and it is never shown as HTML.
 */
export function readNoteRow(row: CsvRow, setting: RowSetting): RowReading<ImportedNote> {
  const cell = (field: string) => cellOf(row, setting.mapping, field);
  const errors: RowError[] = [];
  const client = cell('client');
  if (client === '') {
    errors.push({ field: 'client', reason: 'There is no client' });
  }
  const moment = readTime(cell('sessionOn'), '', setting);
  const sessionOn =
    moment.kind === 'time'
      ? dayOf(moment.local)
      : dayIn('sessionOn', cell('sessionOn'), setting.dateOrder, errors);
  if (cell('sessionOn') === '') {
    errors.push({ field: 'sessionOn', reason: 'There is no date' });
  }
  if (sessionOn !== null && sessionOn > setting.today) {
    errors.push({ field: 'sessionOn', reason: 'The date lies in the future' });
  }
  const fields = { themes: cell('themes'), risk: cell('risk'), plan: cell('plan') };
  if (fields.themes === '' && fields.risk === '' && fields.plan === '') {
    errors.push({ field: 'themes', reason: 'There is no text' });
  }
  const parsed = noteFields.safeParse(fields);
  if (!parsed.success) {
    errors.push(...errorsOf(parsed.error));
  }
  return parsed.success && sessionOn !== null && errors.length === 0
    ? { kind: 'ok', value: { client, sessionOn, fields: parsed.data } }
    : { kind: 'refused', errors };
}
