import { assertNever } from '../assert-never';
import { csvText } from './csv-text';
import {
  encounterRows,
  ENCOUNTER_HEADERS,
  observationRows,
  OBSERVATION_HEADERS,
} from './generated-encounters';
import { patientRows, PATIENT_HEADERS, PRACTICE_PEOPLE, UK_PEOPLE } from './generated-patients';
import { textRows, TEXT_HEADERS } from './generated-texts';

/** The files of the real input, by what they hold. */
export type GeneratedCsv =
  | 'uk-people'
  | 'practice-patients'
  | 'practice-encounters'
  | 'practice-observations'
  | 'texts';

/**
 * A stand-in for a file of the real input where that is absent: same columns, row counts (543, 59, 2,590, 558, 2,129) and kinds of
 * dirt (names with digits, empty cells, stays of days, repeated and odd texts). Same seed, same bytes; the practice files of
 * one seed refer to each other. Tests that use it say so.
 */
export function generatedCsv(kind: GeneratedCsv, seed: number): string {
  switch (kind) {
    case 'uk-people':
      return csvText(PATIENT_HEADERS, patientRows(seed, UK_PEOPLE));
    case 'practice-patients':
      return csvText(PATIENT_HEADERS, patientRows(seed, PRACTICE_PEOPLE));
    case 'practice-encounters':
      return csvText(ENCOUNTER_HEADERS, encounterRows(seed));
    case 'practice-observations':
      return csvText(OBSERVATION_HEADERS, observationRows(seed));
    case 'texts':
      return csvText(TEXT_HEADERS, textRows(seed));
    default:
      return assertNever(kind);
  }
}
