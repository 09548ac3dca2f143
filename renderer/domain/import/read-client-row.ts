import { z } from 'zod';
import { calendarDay, type CalendarDay } from '../calendar-day';
import { episode } from '../episode';
import { blankPerson } from '../blank-person';
import { person } from '../person';
import {
  cellOf,
  dayIn,
  errorsOf,
  type CsvRow,
  type RowError,
  type RowReading,
  type RowSetting,
} from './import-row';

const importedClient = z.object({
  person: person.omit({ kind: true, id: true, createdAt: true }),
  service: episode.shape.service,
  startedOn: calendarDay.nullable(),
  endedOn: calendarDay.nullable(),
});

/** A person and, as far as the file says, the work with them; the vault gives ids and makes the episode. */
export type ImportedClient = z.infer<typeof importedClient>;

/** Refused: no name; dates that do not exist, lie in the future or contradict each other; cells that are too long. */
export function readClientRow(row: CsvRow, setting: RowSetting): RowReading<ImportedClient> {
  const cell = (field: string) => cellOf(row, setting.mapping, field);
  const errors: RowError[] = [];
  const day = (field: string) => dayIn(field, cell(field), setting.dateOrder, errors);
  const name = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  if (name === '') {
    errors.push({ field: 'name', reason: 'There is no name; records must be told apart' });
  }
  const dateOfBirth = day('dateOfBirth');
  const dateOfDeath = day('dateOfDeath');
  const startedOn = day('startedOn');
  const endedOn = day('endedOn');
  errors.push(...contradictions({ dateOfBirth, dateOfDeath, startedOn, endedOn }, setting.today));
  const parsed = importedClient.safeParse({
    person: {
      ...blankPerson,
      // A missing name is said above, in our own words.
      name: name === '' ? '?' : name,
      title: cell('title'),
      preferredName: cell('preferredName'),
      pronouns: cell('pronouns'),
      dateOfBirth,
      dateOfDeath,
      gender: spelledOut(cell('gender')),
      ethnicity: cell('ethnicity'),
      phone: cell('phone'),
      email: cell('email'),
      address: [cell('address'), cell('city'), cell('county')].filter(Boolean).join(', '),
      postcode: cell('postcode'),
      organisation: cell('organisation'),
      importedAs: cell('reference'),
    },
    service: cell('service'),
    startedOn,
    endedOn,
  });
  if (!parsed.success) {
    errors.push(...errorsOf(parsed.error));
  }
  return parsed.success && errors.length === 0
    ? { kind: 'ok', value: parsed.data }
    : { kind: 'refused', errors };
}

type ClientDays = Readonly<
  Record<'dateOfBirth' | 'dateOfDeath' | 'startedOn' | 'endedOn', CalendarDay | null>
>;

function contradictions(days: ClientDays, today: CalendarDay): readonly RowError[] {
  const { dateOfBirth, dateOfDeath, startedOn, endedOn } = days;
  const errors: RowError[] = [];
  if (dateOfBirth !== null && dateOfBirth > today) {
    errors.push({ field: 'dateOfBirth', reason: 'The date of birth lies in the future' });
  }
  if (dateOfDeath !== null && dateOfDeath > today) {
    errors.push({ field: 'dateOfDeath', reason: 'The date of death lies in the future' });
  }
  if (dateOfBirth !== null && dateOfDeath !== null && dateOfDeath < dateOfBirth) {
    errors.push({ field: 'dateOfDeath', reason: 'The date of death lies before the date of birth' });
  }
  if (startedOn !== null && endedOn !== null && endedOn < startedOn) {
    errors.push({ field: 'endedOn', reason: 'The work ended before it began' });
  }
  return errors;
}

/** Files abbreviate; whatever else somebody wrote is kept as it is. */
function spelledOut(gender: string): string {
  switch (gender.toLowerCase()) {
    case 'm':
      return 'Male';
    case 'f':
      return 'Female';
    default:
      return gender;
  }
}
