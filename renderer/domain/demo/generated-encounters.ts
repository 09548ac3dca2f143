import { calendarDay, type CalendarDay } from '../calendar-day';
import { addDays, dayNumber } from '../day-arithmetic';
import { drawFrom, type Draw } from './draw';
import { drawnUuid, patientRows, PRACTICE_PEOPLE, type PatientRow } from './generated-patients';

export const ENCOUNTER_HEADERS = [
  'Id',
  'START',
  'STOP',
  'PATIENT',
  'ORGANIZATION',
  'PROVIDER',
  'PAYER',
  'ENCOUNTERCLASS',
  'CODE',
  'DESCRIPTION',
  'BASE_ENCOUNTER_COST',
  'TOTAL_CLAIM_COST',
  'PAYER_COVERAGE',
  'REASONCODE',
  'REASONDESCRIPTION',
] as const;
export const OBSERVATION_HEADERS = [
  'DATE',
  'PATIENT',
  'ENCOUNTER',
  'CATEGORY',
  'CODE',
  'DESCRIPTION',
  'VALUE',
  'UNITS',
  'TYPE',
] as const;

type EncounterRow = Readonly<Record<(typeof ENCOUNTER_HEADERS)[number], string>>;
type ObservationRow = Readonly<Record<(typeof OBSERVATION_HEADERS)[number], string>>;

const ENCOUNTERS = 2590;
/** Stays in hospital that last days: rows that no diary can hold, and that an import must refuse by name. */
const LONG_STAYS = 13;
const OBSERVATIONS = 558;
/** Such exports end on a day; nothing lies after it. */
const LAST_DAY = calendarDay.parse('2022-02-27');

/** Appointments of the people in `practice-patients` of the same seed, sorted by person and time. */
export function encounterRows(seed: number): readonly EncounterRow[] {
  const draw = drawFrom(seed, 'practice-encounters');
  const people = patientRows(seed, PRACTICE_PEOPLE);
  const rows = Array.from({ length: ENCOUNTERS }, (_, index) =>
    encounterRow(draw, people[index % people.length], index < LONG_STAYS),
  );
  return rows.toSorted((left, right) =>
    `${left.PATIENT}${left.START}`.localeCompare(`${right.PATIENT}${right.START}`, 'en'),
  );
}

/** Totals of questionnaires of the same people. */
export function observationRows(seed: number): readonly ObservationRow[] {
  const draw = drawFrom(seed, 'practice-observations');
  const people = patientRows(seed, PRACTICE_PEOPLE);
  return Array.from({ length: OBSERVATIONS }, (_, index) => {
    const [code, description, highest] = draw.pick(QUESTIONNAIRES);
    const person = people[index % people.length];
    return {
      DATE: momentText(drawDay(draw, person), draw.between(8 * 3600, 18 * 3600)),
      PATIENT: person?.Id ?? '',
      ENCOUNTER: drawnUuid(draw),
      CATEGORY: 'survey',
      CODE: code,
      DESCRIPTION: description,
      VALUE: `${draw.below(highest + 1)}.0`,
      UNITS: '{score}',
      TYPE: 'numeric',
    };
  });
}

function encounterRow(draw: Draw, person: PatientRow | undefined, isLong: boolean): EncounterRow {
  const [name, code, description] = draw.pick(CLASSES);
  const day = drawDay(draw, person);
  const second = draw.below(86_400);
  const seconds = isLong ? draw.between(90_000, 900_000) : draw.chance(0.8) ? 900 : draw.between(900, 7200);
  const end = second + seconds;
  return {
    Id: drawnUuid(draw),
    START: momentText(day, second),
    STOP: momentText(addDays(day, Math.floor(end / 86_400)), end % 86_400),
    PATIENT: person?.Id ?? '',
    ORGANIZATION: drawnUuid(draw),
    PROVIDER: drawnUuid(draw),
    PAYER: drawnUuid(draw),
    ENCOUNTERCLASS: isLong ? 'inpatient' : name,
    CODE: code,
    DESCRIPTION: description,
    BASE_ENCOUNTER_COST: draw.pick(['82.02', '136.70', '146.76']),
    TOTAL_CLAIM_COST: `${draw.between(80, 3000)}.${draw.between(10, 99)}`,
    PAYER_COVERAGE: draw.chance(0.6) ? '0.00' : `${draw.between(20, 900)}.${draw.between(10, 99)}`,
    REASONCODE: '',
    REASONDESCRIPTION: draw.chance(0.25)
      ? draw.pick(['Normal pregnancy', 'Viral sinusitis (disorder)', 'Anxiety, mild', 'Stress at work'])
      : '',
  };
}

/** A day in the person's life, up to the end of the export. */
function drawDay(draw: Draw, person: PatientRow | undefined): CalendarDay {
  const born = calendarDay.parse(person?.BIRTHDATE ?? '1970-01-01');
  const last =
    person === undefined || person.DEATHDATE === '' ? LAST_DAY : calendarDay.parse(person.DEATHDATE);
  return addDays(
    born,
    draw.below(Math.max(1, Math.min(dayNumber(last), dayNumber(LAST_DAY)) - dayNumber(born))),
  );
}

function momentText(day: CalendarDay, second: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${day}T${two(second / 3600)}:${two((second % 3600) / 60)}:${two(second % 60)}Z`;
}

const CLASSES = [
  ['wellness', '162673000', 'General examination of patient (procedure)'],
  ['ambulatory', '185345009', 'Encounter for symptom'],
  ['ambulatory', '185347001', 'Encounter for problem (procedure)'],
  ['outpatient', '390906007', 'Follow-up encounter'],
  ['emergency', '50849002', 'Emergency room admission (procedure)'],
  ['urgentcare', '702927004', 'Urgent care clinic (procedure)'],
] as const;

const QUESTIONNAIRES = [
  ['55758-7', 'Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]', 6],
  ['70274-6', 'Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]', 21],
  ['89204-2', 'Patient Health Questionnaire-9: Modified for Teens total score [Reported.PHQ.Teen]', 27],
  ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]', 27],
] as const;
