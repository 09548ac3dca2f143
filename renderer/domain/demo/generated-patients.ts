import { calendarDayOf } from '../calendar-day';
import { addDays } from '../day-arithmetic';
import { drawFrom, type Draw } from './draw';
import { FIRST_NAMES, STREET_KINDS, STREETS, SURNAMES, TOWNS } from './name-lists';

export const PATIENT_HEADERS = [
  'Id',
  'BIRTHDATE',
  'DEATHDATE',
  'SSN',
  'DRIVERS',
  'PASSPORT',
  'PREFIX',
  'FIRST',
  'LAST',
  'SUFFIX',
  'MAIDEN',
  'MARITAL',
  'RACE',
  'ETHNICITY',
  'GENDER',
  'BIRTHPLACE',
  'ADDRESS',
  'CITY',
  'STATE',
  'COUNTY',
  'ZIP',
  'LAT',
  'LON',
  'HEALTHCARE_EXPENSES',
  'HEALTHCARE_COVERAGE',
] as const;

export type PatientRow = Readonly<Record<(typeof PATIENT_HEADERS)[number], string>>;

interface PeopleFile {
  readonly stream: string;
  readonly rows: number;
  /** Share of rows without a postcode, and with a date of death. */
  readonly withoutPostcode: number;
  readonly dead: number;
}

export const UK_PEOPLE: PeopleFile = { stream: 'uk-people', rows: 543, withoutPostcode: 0, dead: 69 / 543 };
export const PRACTICE_PEOPLE: PeopleFile = {
  stream: 'practice-people',
  rows: 59,
  withoutPostcode: 3 / 59,
  dead: 9 / 59,
};

/** People as the exports write them: digits in names, prefix by age, much left empty. */
export function patientRows(seed: number, file: PeopleFile): readonly PatientRow[] {
  const draw = drawFrom(seed, file.stream);
  return Array.from({ length: file.rows }, () => patientRow(draw, file));
}

/** Looks like a UUID; random enough to be different, drawn so that it comes again. */
export function drawnUuid(draw: Draw): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => draw.below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
}

function patientRow(draw: Draw, file: PeopleFile): PatientRow {
  const isDead = draw.chance(file.dead);
  const born = calendarDayOf({
    year: isDead ? draw.between(1909, 1950) : draw.between(1912, 2021),
    month: draw.between(1, 12),
    day: draw.between(1, 28),
  });
  const isAdult = born < '2004';
  const isFemale = draw.chance(0.5);
  const [town = '', county = '', district = ''] = draw.some(TOWNS, 1)[0] ?? [];
  return {
    Id: drawnUuid(draw),
    BIRTHDATE: born,
    DEATHDATE: isDead ? addDays(born, draw.between(15_000, 25_000)) : '',
    SSN: `999-${draw.between(10, 99)}-${draw.between(1000, 9999)}`,
    DRIVERS: isAdult ? `S999${draw.between(10_000, 99_999)}` : '',
    PASSPORT: isAdult && draw.chance(0.9) ? `X${draw.between(100_000, 99_999_999)}X` : '',
    PREFIX: isAdult ? (isFemale ? draw.pick(['Ms.', 'Mrs.']) : 'Mr.') : '',
    FIRST: `${draw.pick(FIRST_NAMES)}${draw.chance(0.03) ? ` ${draw.pick(FIRST_NAMES)}` : ''}${draw.between(1, 999)}`,
    LAST: `${draw.pick(SURNAMES)}${draw.between(1, 999)}`,
    SUFFIX: draw.chance(0.004) ? draw.pick(['JD', 'PhD']) : '',
    MAIDEN: isAdult && isFemale && draw.chance(0.6) ? `${draw.pick(SURNAMES)}${draw.between(1, 999)}` : '',
    MARITAL: isAdult ? draw.pick(['M', 'M', 'M', 'S', '']) : '',
    RACE: draw.pick(['white', 'white', 'white', 'asian', 'black', 'other']),
    ETHNICITY: draw.pick(['nonhispanic', 'nonhispanic', 'nonhispanic', 'hispanic']),
    GENDER: isFemale ? 'F' : 'M',
    BIRTHPLACE: `${town}  UnitedKingdom  GB`,
    ADDRESS: `${draw.between(100, 999)} ${draw.pick(STREETS)} ${draw.pick(STREET_KINDS)}${draw.chance(0.4) ? ` Unit ${draw.between(1, 99)}` : ''}`,
    CITY: town,
    STATE: 'UnitedKingdom',
    COUNTY: county,
    ZIP: draw.chance(file.withoutPostcode) ? '' : district,
    LAT: `5${draw.below(9)}.${draw.between(100_000, 999_999)}${draw.between(10_000_000, 99_999_999)}`,
    LON: `-${draw.below(6)}.${draw.between(100_000, 999_999)}${draw.between(10_000_000, 99_999_999)}`,
    HEALTHCARE_EXPENSES: '0.0',
    HEALTHCARE_COVERAGE: `${draw.between(100, 90_000)}.${draw.between(1, 99)}`,
  };
}
