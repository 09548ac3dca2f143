import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { REAL_INPUT_FOLDER, realInput } from '../../fixtures/real-input';

/** The files that are imported, as they lie on disk. */
export interface InputFiles {
  readonly isGenerated: boolean;
  readonly ukPeople: string;
  readonly practicePeople: string;
  readonly encounters: string;
  readonly observations: string;
  /** Texts of the counselling file as notes: with the client and the day that the file itself lacks. */
  readonly notes: string;
  readonly bytes: number;
  /** Texts for notes that are written by hand. */
  readonly texts: readonly string[];
}

const NOTES = 60;

/** Writes the input beside the profile: real where it is there, else the generator's. */
export function writeInput(folder: string): InputFiles {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const source = (kind: Parameters<typeof realInput>[0], path: string, name: string): string => {
    const to = join(folder, name);
    if (REAL_INPUT_FOLDER === null) writeFileSync(to, realInput(kind).text);
    else copyFileSync(join(REAL_INPUT_FOLDER, path), to);
    return to;
  };
  const texts = textsOf();
  const files = {
    ukPeople: source('uk-people', 'uk-people/patients.csv', 'uk-people.csv'),
    practicePeople: source('practice-patients', 'practice/patients.csv', 'practice-people.csv'),
    encounters: source('practice-encounters', 'practice/encounters.csv', 'encounters.csv'),
    observations: source('practice-observations', 'practice/observations.csv', 'observations.csv'),
    notes: write('notes.csv', papaparse.unparse([...noteRows(texts.slice(0, NOTES))])),
  };
  const bytes = Object.values(files).reduce((sum, file) => sum + statSync(file).size, 0);
  return { ...files, bytes, isGenerated: REAL_INPUT_FOLDER === null, texts: texts.slice(NOTES, NOTES + 20) };
}

/** Every row of a CSV text with a header. */
export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  return papaparse.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' }).data;
}

function textsOf(): readonly string[] {
  const answers = rowsOf(realInput('texts').text).map((row) => (row['answerText'] ?? '').trim());
  return [...new Set(answers)].filter((text) => text.length > 200 && text.length < 6000).slice(0, NOTES + 20);
}

/** The texts in turn for the people of the practice, a day apart. */
function noteRows(texts: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const people = rowsOf(realInput('practice-patients').text).map((row) => row['Id'] ?? '');
  return texts.map((text, at) => ({
    client: people[at % people.length] ?? '',
    sessionDate: `2026-${String(1 + (at % 10)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
    text,
  }));
}
