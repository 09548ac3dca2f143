import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { demoPractice } from '../../../renderer/domain/demo/demo-practice';
import { generatedCsv } from '../../../renderer/domain/demo/generated-csv';
import { dayOf } from '../../../renderer/domain/local-date-time';
import { clashesWith } from '../../../renderer/domain/attendance';
import type { RecordKind, RecordOf, VaultRecord } from '../../../renderer/domain/record';
import { day } from '../../fixtures/days';
import { countingIds } from '../../fixtures/ids';
import { realInput } from '../../fixtures/real-input';

const TODAY = day('2026-11-23');
const demo = demoPractice(1, countingIds(), TODAY);

function ofKind<Kind extends RecordKind>(
  records: readonly VaultRecord[],
  kind: Kind,
): readonly RecordOf<Kind>[] {
  return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

describe('when a demo practice is made', () => {
  test('then the same seed, ids and day give the same records, and another seed others', () => {
    expect(demoPractice(1, countingIds(), TODAY)).toEqual(demo);
    expect(demoPractice(2, countingIds(), TODAY)).not.toEqual(demo);
  });

  test('then every reference leads to a record that stands before it or beside it', () => {
    const ids = new Set<string>(demo.map(({ id }) => id));
    const people = new Set<string>(ofKind(demo, 'person').map(({ id }) => id));

    expect(ids.size).toBe(demo.length);
    for (const note of ofKind(demo, 'session-note')) {
      expect(
        [note.episodeId, note.appointmentId ?? '', ...note.participants].every((id) => ids.has(id)),
      ).toBe(true);
    }
    for (const { clientId, otherId } of ofKind(demo, 'relation')) {
      expect(people.has(clientId) && people.has(otherId)).toBe(true);
    }
  });

  test.each(['2026-11-23', '2026-11-29', '2028-02-29', '2027-03-28'])(
    'then on %s there are sessions to hold and notes to write, and no two share time',
    (today) => {
      const records = demoPractice(3, countingIds(), day(today));
      const appointments = ofKind(records, 'appointment');
      const noted = new Set(ofKind(records, 'session-note').map(({ appointmentId }) => appointmentId));

      const now = appointments.filter(({ startsAt }) => dayOf(startsAt) === today);
      expect(now.length).toBeGreaterThanOrEqual(4);
      expect(now.every((one) => clashesWith(one, now).length === 0)).toBe(true);
      expect(appointments.some(({ id, attendance }) => attendance === 'attended' && !noted.has(id))).toBe(
        true,
      );
      expect(ofKind(records, 'session-note').every(({ sessionOn }) => sessionOn < today)).toBe(true);
    },
  );

  test('then notes are 300 characters and more, and one leaves a risk open', () => {
    const notes = ofKind(demo, 'session-note');

    const lengths = notes.map(({ fields }) => fields.themes.length + fields.risk.length + fields.plan.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...lengths)).toBeGreaterThan(2500);
    expect(notes.filter(({ riskOpen }) => riskOpen).length).toBeGreaterThan(0);
  });

  test('then each stage of a client’s way is there, and something of everything', () => {
    const stages = new Set(ofKind(demo, 'episode').map(({ status }) => status));

    expect(stages).toEqual(new Set(['waiting', 'active', 'ended', 'archived']));
    expect(ofKind(demo, 'person').some(({ dateOfBirth }) => dateOfBirth === null)).toBe(true);
    expect(ofKind(demo, 'hold').length).toBeGreaterThan(0);
    expect(ofKind(demo, 'consent').some(({ withdrawnOn }) => withdrawnOn !== null)).toBe(true);
    expect(ofKind(demo, 'consent').some(({ decision }) => decision === 'refused')).toBe(true);
  });
});

describe('when stand-ins for the real files are made', () => {
  test.each([
    ['uk-people', 543],
    ['practice-patients', 59],
    ['practice-encounters', 2590],
    ['practice-observations', 558],
    ['texts', 2129],
  ] as const)(
    'then %s has %i rows and the columns of the real file, the same for the same seed',
    (kind, rows) => {
      const text = generatedCsv(kind, 1);

      const { data, meta, errors } = Papa.parse<Record<string, string>>(text, {
        header: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      expect(data).toHaveLength(rows);
      expect(meta.fields).toEqual(
        Papa.parse<Record<string, string>>(realInput(kind).text, { header: true, preview: 1 }).meta.fields,
      );
      expect(generatedCsv(kind, 1)).toBe(text);
      expect(generatedCsv(kind, 2)).not.toBe(text);
    },
  );

  test('then appointments and totals are of the people of the same seed, and ids are never given twice', () => {
    const rowsOf = (kind: 'practice-patients' | 'practice-encounters' | 'practice-observations') =>
      Papa.parse<Record<string, string>>(generatedCsv(kind, 5), { header: true, skipEmptyLines: true }).data;
    const people = new Set(rowsOf('practice-patients').map(({ Id }) => Id));

    expect(people.size).toBe(59);
    expect(rowsOf('practice-encounters').every(({ PATIENT }) => people.has(PATIENT))).toBe(true);
    expect(rowsOf('practice-observations').every(({ PATIENT }) => people.has(PATIENT))).toBe(true);
    expect(new Set(rowsOf('practice-encounters').map(({ Id }) => Id)).size).toBe(2590);
  });
});
