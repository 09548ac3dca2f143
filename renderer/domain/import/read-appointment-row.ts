import type { z } from 'zod';
import { appointment, type Appointment, type Attendance } from '../appointment';
import { dayOf } from '../local-date-time';
import { cellOf, errorsOf, type CsvRow, type RowError, type RowReading, type RowSetting } from './import-row';
import { readTime } from './import-time';

/** Length when the file says none: the usual session. */
const USUAL_MINUTES = 50;
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 24 * 60;

const diaryEntry = appointment.omit({
  kind: true,
  id: true,
  episodeId: true,
  participants: true,
  seriesId: true,
});

/** `client` is the reference or name as the file has it; which client that is, the vault decides. */
export interface ImportedAppointment {
  readonly client: string;
  readonly appointment: z.infer<typeof diaryEntry>;
}

/** Refused: no client; no or impossible start; an end before the start; shorter than 5 minutes or longer than a day; unknown attendance. */
export function readAppointmentRow(row: CsvRow, setting: RowSetting): RowReading<ImportedAppointment> {
  const cell = (field: string) => cellOf(row, setting.mapping, field);
  const errors: RowError[] = [];
  const client = cell('client');
  if (client === '') {
    errors.push({ field: 'client', reason: 'There is no client' });
  }
  const start = readTime(cell('start'), cell('time'), setting);
  if (start.kind === 'refused') {
    return { kind: 'refused', errors: [...errors, { field: 'start', reason: start.reason }] };
  }
  const minutes = readLength(row, setting, start, errors);
  const isPast = dayOf(start.local) < setting.today;
  const attendance = readAttendance(cell('attendance'), isPast);
  if (attendance === null) {
    errors.push({
      field: 'attendance',
      reason: `“${cell('attendance').slice(0, 40)}” is no attendance: attended, cancelled by client, cancelled by therapist, did not attend, planned`,
    });
  }
  const parsed = diaryEntry.safeParse({
    startsAt: start.local,
    minutes: minutes ?? USUAL_MINUTES,
    zone: setting.zone,
    type: readType(cell('type')),
    place: cell('place'),
    attendance: attendance ?? 'planned',
    absenceReason:
      attendance === null || attendance === 'attended' || attendance === 'planned' ? null : 'not-given',
    importedAs: cell('reference'),
  });
  if (!parsed.success) {
    errors.push(...errorsOf(parsed.error));
  }
  return parsed.success && errors.length === 0
    ? { kind: 'ok', value: { client, appointment: parsed.data } }
    : { kind: 'refused', errors };
}

type Start = Extract<ReturnType<typeof readTime>, { readonly kind: 'time' }>;

/** Whole minutes; null after an error was written down. */
function readLength(row: CsvRow, setting: RowSetting, start: Start, errors: RowError[]): number | null {
  const written = cellOf(row, setting.mapping, 'minutes');
  const endText = cellOf(row, setting.mapping, 'end');
  if (written !== '') {
    return checkedLength(
      /^\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN,
      'minutes',
      written,
      errors,
    );
  }
  if (endText === '') {
    return USUAL_MINUTES;
  }
  // An end that is only a time of day lies on the day of the start.
  const end = /^\d{1,2}[:.]\d{2}/.test(endText)
    ? readTime(cellOf(row, setting.mapping, 'start'), endText, setting)
    : readTime(endText, '', setting);
  if (end.kind === 'refused') {
    errors.push({ field: 'end', reason: end.reason });
    return null;
  }
  if (end.isMoment !== start.isMoment) {
    errors.push({ field: 'end', reason: 'Start and end must both say their time zone, or neither' });
    return null;
  }
  return checkedLength(end.minutesOnLine - start.minutesOnLine, 'end', endText, errors);
}

function checkedLength(minutes: number, field: string, text: string, errors: RowError[]): number | null {
  const problem = lengthProblem(minutes, text);
  if (problem !== null) {
    errors.push({ field, reason: problem });
    return null;
  }
  return Math.round(minutes);
}

function lengthProblem(minutes: number, text: string): string | null {
  if (Number.isNaN(minutes)) {
    return `“${text.slice(0, 40)}” is not a number of minutes`;
  }
  if (minutes < 0) {
    return 'It ends before it starts';
  }
  if (Math.round(minutes) < SHORTEST_MINUTES) {
    return `It lasts less than ${SHORTEST_MINUTES} minutes`;
  }
  return Math.round(minutes) > LONGEST_MINUTES
    ? `It lasts ${longLength(minutes)}; an appointment ends within 24 hours`
    : null;
}

function longLength(minutes: number): string {
  return minutes < 2 * LONGEST_MINUTES
    ? `${Math.round(minutes / 60)} hours`
    : `${Math.round(minutes / LONGEST_MINUTES)} days`;
}

/** What is over and says nothing else took place: that is what such a file is a list of. */
function readAttendance(text: string, isPast: boolean): Attendance | null {
  const said = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  if (said === '') {
    return isPast ? 'attended' : 'planned';
  }
  return ATTENDANCE_WORDS.find(([words]) => words.test(said))?.[1] ?? null;
}

/** In this order; “cancelled” alone is the client's, as practice programs mean it. */
const ATTENDANCE_WORDS: readonly (readonly [RegExp, Attendance])[] = [
  [/^(dna|did not attend|no show|noshow|missed|absent|not attended|no)$/, 'did-not-attend'],
  [/^(cancell?ed by (therapist|counsellor|us|practice)|therapist cancell?ed)$/, 'cancelled-by-therapist'],
  [
    /^(cancell?ed|cancell?ation|cancell?ed by (client|patient)|(client|patient) cancell?ed|late cancell?ation)$/,
    'cancelled-by-client',
  ],
  [/^(attended|present|completed|arrived|seen|finished|done|yes|y)$/, 'attended'],
  [/^(planned|booked|scheduled|confirmed|pending)$/, 'planned'],
];

function readType(text: string): Appointment['type'] {
  const said = text.toLowerCase();
  if (said === '' || /session|therapy|counsel|appointment|ambulatory|outpatient|virtual|home/.test(said)) {
    return 'session';
  }
  if (/assess|initial|intake/.test(said)) {
    return 'assessment';
  }
  if (/review|wellness|follow/.test(said)) {
    return 'review';
  }
  return said.includes('supervis') ? 'supervision' : 'other';
}
