import { expect, test } from 'vitest';
import { importOf, importOfRows } from '../../fixtures/csv-rows';
import type { ImportRows } from '../../../renderer/vault/api';
import type { Records } from '../../../renderer/vault/records/records';
import { aPersonInput } from '../../fixtures/person-input';
import { testRecords } from '../../fixtures/test-records';

async function bring(
  records: Records,
  input: ImportRows,
): Promise<{ readonly runId: string; readonly imported: number }> {
  const outcome = await records.importRows(
    input,
    () => undefined,
    () => false,
  );
  if (outcome.kind !== 'imported') {
    throw new Error(`The import ended as ${outcome.kind}`);
  }
  return outcome;
}

const clients = (count: number) =>
  importOfRows(
    'clients',
    ['Id', 'Name', 'DOB'],
    Array.from({ length: count }, (_, nth) => ({ Id: `c${nth}`, Name: `Client ${nth}`, DOB: '1980-01-01' })),
  );

test('when real imports are undone, then only the imports themselves are remembered', async () => {
  const { records, store } = await testRecords();
  const before = store.all();
  const runs = [
    await bring(records, importOf('practice-patients', 'clients')),
    await bring(records, importOf('practice-encounters', 'appointments')),
    await bring(records, importOf('practice-observations', 'measures')),
  ];

  for (const { runId, imported } of runs.reverse()) {
    const outcome = await records.act({ name: 'undo-import', args: { runId } });

    expect(outcome).toMatchObject({ kind: 'saved', removed: imported, kept: 0 });
  }

  expect(store.all().filter(({ kind }) => kind !== 'import-run')).toEqual(before);
  const remembered = await records.ask({ name: 'import-runs', args: {} });
  expect(remembered.map(({ undoneAt }) => undoneAt)).not.toContain(null);
  expect(remembered[0]?.mapping).not.toEqual({});
  records.close();
});

test('when something was done with imported clients since, then those stay, and are counted', async () => {
  const { records, store } = await testRecords();
  const { runId } = await bring(records, clients(10));
  const list = await records.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 10 } });
  const [noted, renamed] = list.rows;
  const view = await records.ask({ name: 'client', args: { personId: noted?.personId ?? '' } });
  const other = await records.ask({ name: 'client', args: { personId: renamed?.personId ?? '' } });
  await records.act({
    name: 'finish-note',
    args: {
      draftId: null,
      episodeId: view?.episodes[0]?.id ?? '',
      appointmentId: null,
      sessionOn: '2026-11-20',
      fields: { themes: 'x', risk: '', plan: '' },
      riskOpen: false,
    },
  });
  const id = other?.person.id ?? '';
  await records.act({
    name: 'change-person',
    args: { id, revision: 1, person: aPersonInput({ name: 'Renamed' }) },
  });

  const outcome = await records.act({ name: 'undo-import', args: { runId } });

  expect(outcome).toMatchObject({ kind: 'saved', removed: 8, kept: 2 });
  const left = await records.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 10 } });
  expect(left.rows.map(({ name }) => name).sort()).toEqual([noted?.name, 'Renamed']);
  expect(store.all().filter(({ kind }) => kind === 'episode').length).toBe(2);
  records.close();
});

test('when a small import is undone, then its rows and the word that it is undone are one act', async () => {
  const { records, store } = await testRecords();
  const { runId } = await bring(records, clients(3));
  const before = store.commits;

  expect((await records.act({ name: 'undo-import', args: { runId } })).kind).toBe('saved');

  expect(store.commits).toBe(before + 1);
  records.close();
});

test('when an import was undone already, or never was, then that is said', async () => {
  const { records, store } = await testRecords();
  const { runId } = await bring(records, clients(3));
  await records.act({ name: 'undo-import', args: { runId } });

  expect((await records.act({ name: 'undo-import', args: { runId } })).kind).toBe('invalid');
  expect(await records.act({ name: 'undo-import', args: { runId: store.newId() } })).toEqual({
    kind: 'not-found',
  });
  records.close();
});

test('when clients whose sessions were imported and undone are undone, then they go as well', async () => {
  const { records } = await testRecords();
  const people = await bring(records, clients(2));
  const sessions = await bring(
    records,
    importOfRows(
      'appointments',
      ['Client', 'Start', 'Id'],
      [{ Client: 'c0', Start: '2019-05-06 10:00', Id: 's' }],
    ),
  );
  const begun = async () =>
    (await records.ask({ name: 'clients', args: { filter: 'c0', view: 'all', from: 0, count: 1 } })).rows[0]
      ?.personId ?? '';
  const startedOn = async () =>
    (await records.ask({ name: 'client', args: { personId: await begun() } }))?.episodes[0]?.startedOn;

  expect(await startedOn()).toBe('2019-05-06');
  await records.act({ name: 'undo-import', args: { runId: sessions.runId } });
  expect(await startedOn()).toBe('2026-11-23');
  expect(await records.act({ name: 'undo-import', args: { runId: people.runId } })).toMatchObject({
    removed: 2,
    kept: 0,
  });
  records.close();
});
