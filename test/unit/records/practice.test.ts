import { expect, test } from 'vitest';
import { moment } from '../../fixtures/days';
import { testRecords } from '../../fixtures/test-records';

test('when settings change, then they are whole, can be undone, and keep who made them', async () => {
  const { records } = await testRecords();
  const { kind: _kind, id, createdAt, ...practice } = await records.ask({ name: 'practice', args: {} });

  const saved = await records.act({
    name: 'change-practice',
    args: { practice: { ...practice, idleMinutes: 12 } },
  });

  expect(await records.ask({ name: 'practice', args: {} })).toMatchObject({ id, createdAt, idleMinutes: 12 });
  await records.act({ name: 'undo', args: { token: (saved.kind === 'saved' && saved.undo) || '' } });
  expect(await records.ask({ name: 'practice', args: {} })).toMatchObject({
    idleMinutes: practice.idleMinutes,
  });
  records.close();
});

test('when a setting cannot be, then its field is named and nothing changes', async () => {
  const { records } = await testRecords();
  const {
    kind: _kind,
    id: _id,
    createdAt: _createdAt,
    ...practice
  } = await records.ask({ name: 'practice', args: {} });
  const tried = async (said: Partial<typeof practice>) => {
    const outcome = await records.act({
      name: 'change-practice',
      args: { practice: { ...practice, ...said } },
    });
    return outcome.kind === 'invalid' ? outcome.issues[0]?.path : outcome.kind;
  };

  expect(await tried({ zone: 'Mars/Olympus' })).toBe('practice.zone');
  expect(await tried({ idleMinutes: 31 })).toBe('practice.idleMinutes');
  expect(await tried({ name: ' ' })).toBe('practice.name');
  records.close();
});

test('when the practice lies in another zone, then its days and times are those of that zone', async () => {
  const { records, setNow } = await testRecords();
  const {
    kind: _kind,
    id: _id,
    createdAt: _createdAt,
    ...practice
  } = await records.ask({ name: 'practice', args: {} });
  setNow('2026-11-23T23:30:00.000Z');

  expect((await records.ask({ name: 'today', args: {} })).day).toBe('2026-11-23');
  await records.act({ name: 'change-practice', args: { practice: { ...practice, zone: 'Europe/Madrid' } } });
  expect((await records.ask({ name: 'today', args: {} })).day).toBe('2026-11-24');
  records.close();
});

test('when a drive is named, then it is known once, and a backup is asked for until there is one', async () => {
  const { records, store } = await testRecords();
  expect((await records.ask({ name: 'today', args: {} })).due).toEqual([
    { kind: 'backup', daysSince: null, placeLabel: null },
  ]);

  await records.act({
    name: 'describe-drive',
    args: { placeId: 'place-1', label: 'Blue drive', keptWhere: 'Safe' },
  });
  await records.act({
    name: 'describe-drive',
    args: { placeId: 'place-1', label: 'Blue drive', keptWhere: 'At home' },
  });

  const [drive, ...others] = await records.ask({ name: 'drives', args: {} });
  expect(others).toEqual([]);
  expect(drive).toMatchObject({ label: 'Blue drive', keptWhere: 'At home', lastCopyAt: null });
  const named = store.all().find((one) => one.kind === 'drive');
  const lastCopyAt = moment('2026-11-14T17:30:00.000Z');
  await store.commit(named ? [{ kind: 'put', record: { ...named, lastCopyAt }, from: 2 }] : []);
  expect(await records.ask({ name: 'status', args: {} })).toMatchObject({
    lastBackupAt: lastCopyAt,
    lastBackupLabel: 'Blue drive',
  });
  expect((await records.ask({ name: 'today', args: {} })).due).toEqual([
    { kind: 'backup', daysSince: 9, placeLabel: 'Blue drive' },
    { kind: 'practice-restore', placeLabel: 'Blue drive' },
  ]);
  records.close();
});
