import { describe, expect, test } from 'vitest';
import { importOf, importOfRows } from '../../fixtures/csv-rows';
import type { ImportRows } from '../../../renderer/vault/api';
import type { Records } from '../../../renderer/vault/records/records';
import { testRecords } from '../../fixtures/test-records';
import { writtenTexts } from '../../fixtures/search-texts';

const quiet = () => undefined;
const goOn = () => false;

async function bring(records: Records, input: ImportRows) {
  const outcome = await records.importRows(input, quiet, goOn);
  if (outcome.kind !== 'imported') {
    throw new Error(`The import ended as ${outcome.kind}`);
  }
  return outcome;
}

const CLIENT_HEADERS = ['Id', 'Name', 'DOB'];
const client = (id: string, name: string, born = '1980-02-03') => ({ Id: id, Name: name, DOB: born });
const SESSION_HEADERS = ['Client', 'Start', 'Reference'];

describe('importing', () => {
  test('when the exports of other programs come in, then every row is there or refused with a reason', async () => {
    const { records } = await testRecords();
    const people = await bring(records, importOf('uk-people', 'clients'));
    const practice = await bring(records, importOf('practice-patients', 'clients'));
    const sessions = await bring(records, importOf('practice-encounters', 'appointments'));
    const measures = await bring(records, importOf('practice-observations', 'measures'));

    expect(people.imported + people.refused.length).toBe(543);
    expect(practice.imported + practice.refused.length).toBe(59);
    expect(sessions.imported + sessions.refused.length).toBe(2590);
    expect(measures.imported + measures.refused.length).toBe(558);
    expect(sessions.imported).toBeGreaterThan(2000);
    const clients = await records.ask({
      name: 'clients',
      args: { filter: '', view: 'all', from: 0, count: 1 },
    });
    expect(clients.total).toBe(people.imported + practice.imported);
    const past = await records.ask({ name: 'appointments', args: { from: '1900-01-01', to: '2026-11-22' } });
    expect(past.length).toBe(sessions.imported);
    expect(past.every(({ attendance }) => attendance === 'attended')).toBe(true);
    records.close();
  });

  test('when a file is imported again, then every row is refused and nothing is there twice', async () => {
    const { records, store } = await testRecords();
    for (const input of [
      importOf('practice-patients', 'clients'),
      importOf('practice-encounters', 'appointments'),
      importOf('practice-observations', 'measures'),
    ]) {
      const first = await bring(records, input);
      const kept = store.all().length;

      const again = await bring(records, input);

      expect(first.imported).toBeGreaterThan(0);
      expect(again.imported).toBe(0);
      expect(store.all().length).toBe(kept + 1);
    }
    records.close();
  });

  test('when texts come in as notes, then each is found by search and stands beside the session of its day', async () => {
    const { records } = await testRecords();
    await bring(records, importOfRows('clients', CLIENT_HEADERS, [client('a', 'Ada Winter')]));
    await bring(
      records,
      importOfRows('appointments', SESSION_HEADERS, [
        { Client: 'a', Start: '2026-03-02 10:00', Reference: 's1' },
      ]),
    );
    const rows = writtenTexts()
      .slice(0, 50)
      .map((text, nth) => ({
        client: 'a',
        date: nth === 0 ? '2026-03-02' : '2026-04-01',
        text: `${nth} ${text}`,
      }));

    const outcome = await bring(records, importOfRows('notes', ['client', 'date', 'text'], rows));

    expect(outcome.imported).toBe(50);
    const [session] = await records.ask({
      name: 'appointments',
      args: { from: '2026-03-02', to: '2026-03-02' },
    });
    const note = await records.ask({ name: 'note', args: { id: session?.noteId ?? '' } });
    expect(note?.note.fields.themes).toContain(rows[0]?.text.slice(0, 20));
    expect((await records.ask({ name: 'search', args: { text: '17', limit: 10 } })).total).toBeGreaterThan(0);
    expect((await bring(records, importOfRows('notes', ['client', 'date', 'text'], rows))).imported).toBe(0);
    records.close();
  });

  test('when two notes of one day only begin alike, then both come in, and once', async () => {
    const { records } = await testRecords();
    await bring(records, importOfRows('clients', CLIENT_HEADERS, [client('a', 'Ada Winter')]));
    const rows = ['x', 'y', 'x'].map((end) => ({
      client: 'a',
      date: '2026-03-02',
      text: 'The same words. '.repeat(40) + end,
    }));

    expect((await bring(records, importOfRows('notes', ['client', 'date', 'text'], rows))).imported).toBe(2);
    expect((await bring(records, importOfRows('notes', ['client', 'date', 'text'], rows))).imported).toBe(0);
    records.close();
  });

  test('when a row names nobody, somebody twice, or an impossible day, then it alone is refused', async () => {
    const { records } = await testRecords();
    await bring(
      records,
      importOfRows('clients', CLIENT_HEADERS, [
        client('a', 'Ada Winter'),
        client('b', 'Bo Lee', '1970-01-01'),
        client('c', 'Bo Lee', '1971-01-01'),
      ]),
    );

    const outcome = await bring(
      records,
      importOfRows('appointments', SESSION_HEADERS, [
        { Client: 'Ada Winter', Start: '2026-03-02 10:00', Reference: '' },
        { Client: 'Nobody', Start: '2026-03-02 10:00', Reference: '' },
        { Client: 'Bo Lee', Start: '2026-03-02 10:00', Reference: '' },
        { Client: 'a', Start: '2026-02-31 10:00', Reference: '' },
        { Client: 'a', Start: '2026-03-02 10:00', Reference: '' },
      ]),
    );

    expect(outcome.imported).toBe(1);
    expect(outcome.refused.map(({ row, field }) => [row, field])).toEqual([
      [2, 'client'],
      [3, 'client'],
      [4, 'start'],
      [5, 'start'],
    ]);
    expect(outcome.refused[2]?.reason).toContain('does not exist');
    records.close();
  });

  test('when it is cancelled, then nothing of it stays, whichever group was reached', async () => {
    const rows = Array.from({ length: 2000 }, (_, nth) => client(`id-${nth}`, `Client ${nth}`, '1980-01-01'));
    for (const groups of [0, 1, 3]) {
      const { records, store } = await testRecords();
      const before = store.all().length;
      const start = store.commits;

      const outcome = await records.importRows(
        importOfRows('clients', CLIENT_HEADERS, rows),
        quiet,
        () => store.commits - start > groups,
      );

      expect(outcome).toEqual({ kind: 'cancelled' });
      expect(store.all().length).toBe(before);
      records.close();
    }
  });

  test('when the disk is full in the middle, then it says so and nothing of it stays', async () => {
    const { records, store } = await testRecords();
    const rows = Array.from({ length: 1200 }, (_, nth) => client(`id-${nth}`, `Client ${nth}`, '1980-01-01'));
    const before = store.all().length;
    let asked = 0;

    const outcome = await records.importRows(importOfRows('clients', CLIENT_HEADERS, rows), quiet, () => {
      asked += 1;
      if (asked === rows.length + 3) {
        store.nextOutcome = { kind: 'disk-full' };
      }
      return false;
    });

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect(store.all().length).toBe(before);
    records.close();
  });

  test('when a file has no rows, then that is said', async () => {
    const { records } = await testRecords();

    const outcome = await records.importRows(importOfRows('clients', CLIENT_HEADERS, []), quiet, goOn);

    expect(outcome).toEqual({
      kind: 'invalid',
      issues: [{ path: 'rows', message: 'There are no rows in this file' }],
    });
    records.close();
  });

  test('when 100,000 rows come in, then the records answer in between and all of them are there', async () => {
    const { records } = await testRecords();
    await bring(records, importOfRows('clients', CLIENT_HEADERS, [client('a', 'Ada Winter')]));
    const rows = Array.from({ length: 100_000 }, (_, nth) => ({
      Client: 'a',
      Start: `20${10 + (nth % 16)}-${String(1 + (nth % 12)).padStart(2, '0')}-${String(1 + (nth % 28)).padStart(2, '0')} 10:00`,
      Reference: `ref-${nth}`,
    }));
    let isRunning = true;
    let answers = 0;
    const asking = (async () => {
      while (isRunning) {
        await records.ask({ name: 'status', args: {} });
        await new Promise((resolve) => setTimeout(resolve, 5));
        answers += 1;
      }
    })();
    const told: number[] = [];

    const outcome = await records.importRows(
      importOfRows('appointments', SESSION_HEADERS, rows),
      (done) => told.push(done),
      goOn,
    );
    isRunning = false;
    await asking;

    expect(outcome.kind === 'imported' && outcome.imported).toBe(100_000);
    expect(answers).toBeGreaterThan(100);
    expect(told.length).toBeGreaterThan(100);
    expect(told.at(-1)).toBe(100_000);
    records.close();
  });
});
