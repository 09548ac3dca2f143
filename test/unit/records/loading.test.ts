import { expect, test, vi } from 'vitest';
import { testRecords } from '../../fixtures/test-records';

const HOT = new Set(['person', 'episode', 'practice', 'relation', 'drive']);

async function halfLoaded() {
  const first = await testRecords();
  await first.records.fillDemo(
    () => undefined,
    () => false,
  );
  const list = await first.records.ask({
    name: 'clients',
    args: { filter: '', view: 'ended', from: 0, count: 1 },
  });
  const personId = list.rows[0]?.personId ?? '';
  const line = await first.records.ask({
    name: 'time-line',
    args: { personId, kinds: ['notes'], from: 0, count: 1 },
  });
  const whole = await first.records.ask({ name: 'retention', args: {} });
  first.records.close();
  const finish = first.store.loadLate(({ kind }) => HOT.has(kind));
  const { records } = await testRecords({ store: first.store });
  return { records, finish, personId, noteId: line.rows[0]?.id ?? '', whole };
}

test('when only the hot part is loaded, then lists are there, no date is claimed, and loading is said', async () => {
  const { records, finish, personId } = await halfLoaded();

  expect(
    (await records.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 1 } })).total,
  ).toBeGreaterThan(50);
  expect((await records.ask({ name: 'status', args: {} })).loading).toBe(true);
  expect((await records.ask({ name: 'client', args: { personId } }))?.retention.kind).toBe('open');
  expect(
    (await records.ask({ name: 'today', args: {} })).due.filter(({ kind }) => kind === 'retention'),
  ).toEqual([]);
  finish();
  records.close();
});

test('when an older record is asked for or changed meanwhile, then it is waited for, not called missing', async () => {
  const { records, finish, noteId, whole } = await halfLoaded();
  const note = records.ask({ name: 'note', args: { id: noteId } });
  const amended = records.act({
    name: 'amend-note',
    args: { draftId: null, noteId, text: 'Added', reason: '', closesRisk: false },
  });
  const retention = records.ask({ name: 'retention', args: {} });

  finish();

  expect((await note)?.note.id).toBe(noteId);
  expect((await amended).kind).toBe('saved');
  expect((await retention).due.length).toBe(whole.due.length);
  records.close();
});

test('when the rest is loaded, then what is watched is told', async () => {
  const { records, finish, personId } = await halfLoaded();
  const totals: number[] = [];
  await records.watch({ name: 'time-line', args: { personId, kinds: [], from: 0, count: 5 } }, ({ total }) =>
    totals.push(total),
  );
  expect(totals).toEqual([0]);

  finish();

  await vi.waitFor(() => expect(totals.at(-1)).toBeGreaterThan(5), { timeout: 20_000 });
  expect((await records.ask({ name: 'status', args: {} })).loading).toBe(false);
  records.close();
});
