import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { generatedCsv, type GeneratedCsv } from '../../../renderer/domain/demo/generated-csv';
import type { ImportTarget } from '../../../renderer/domain/import-run';
import { mappingProblems } from '../../../renderer/domain/import/import-mapping';
import type { CsvRow, RowSetting } from '../../../renderer/domain/import/import-row';
import { readAppointmentRow } from '../../../renderer/domain/import/read-appointment-row';
import { readClientRow } from '../../../renderer/domain/import/read-client-row';
import { readMeasureRow } from '../../../renderer/domain/import/read-measure-row';
import { readNoteRow } from '../../../renderer/domain/import/read-note-row';
import { realInput } from '../../fixtures/real-input';
import { settingFor, settingOf } from '../../fixtures/row-setting';

describe.each([
  [
    realInput('texts').isGenerated ? 'generated input' : 'real input',
    (kind: GeneratedCsv) => realInput(kind).text,
  ],
  ['stand-ins made by the generator', (kind: GeneratedCsv) => generatedCsv(kind, 11)],
] as const)('when the files of the %s are read by their guessed mapping', (_, textOf) => {
  function outcomesOf(
    kind: GeneratedCsv,
    target: ImportTarget,
    read: (row: CsvRow, setting: RowSetting) => { readonly kind: string },
  ) {
    const { data, meta } = Papa.parse<CsvRow>(textOf(kind), { header: true, skipEmptyLines: true });
    const setting = settingFor(target, meta.fields ?? [], { dateOrder: 'iso' });
    expect(mappingProblems(target, setting.mapping, meta.fields ?? [])).toEqual([]);
    return data.map((row) => read(row, setting));
  }

  test.each([
    ['uk-people', 'clients', readClientRow, 543, 0],
    ['practice-patients', 'clients', readClientRow, 59, 0],
    ['practice-encounters', 'appointments', readAppointmentRow, 2577, 13],
    ['practice-observations', 'measures', readMeasureRow, 558, 0],
  ] as const)('then %s gives %s: all but the stays of more than a day', (kind, target, read, ok, refused) => {
    const outcomes = outcomesOf(kind, target, read);

    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(ok);
    const refusals = outcomes.filter((outcome) => outcome.kind === 'refused');
    expect(refusals).toHaveLength(refused);
    expect(
      refusals.every((refusal) => JSON.stringify(refusal).includes('an appointment ends within 24 hours')),
    ).toBe(true);
  });

  test('then every text can be a note of somebody on a day', () => {
    const { data } = Papa.parse<CsvRow>(textOf('texts'), { header: true, skipEmptyLines: true });
    const rows = data.map(({ answerText = '' }) => ({ client: 'A', date: '2026-11-20', text: answerText }));

    expect(rows).toHaveLength(2129);
    expect(rows.filter((row) => readNoteRow(row, settingOf('notes', row)).kind !== 'ok')).toEqual([]);
  });
});
