import { expect, test } from 'vitest';
import { aFinishedNote, aSession, oneClient } from '../../fixtures/one-client';
import { anAttachment } from '../../fixtures/an-attachment';
import { hold } from '../../fixtures/test-records';
import { newTestId } from '../../fixtures/memory-record-store';
import { recordId } from '../../../renderer/domain/ids';

test('when a client has everything, then it is one line, newest first, with counts of all kinds and windows', async () => {
  const client = await oneClient();
  const { records, store, personId } = client;
  const [first = '', second = ''] = await aSession(client, '2026-11-09T10:00', { everyWeeks: 1, count: 2 });
  await aFinishedNote(client, 'About the first.', { appointmentId: first, sessionOn: '2026-11-09' });
  await records.act({
    name: 'record-measure',
    args: { personId, measure: 'PHQ-9', total: 12, takenOn: '2026-11-02' },
  });
  await records.act({
    name: 'record-measure',
    args: { personId, measure: 'PHQ-9', total: 7, takenOn: '2026-11-10' },
  });
  await hold(store, [anAttachment({ id: newTestId(), personId: recordId.parse(personId) })]);
  await records.act({ name: 'place-hold', args: { personId, reason: 'claim', remark: '' } });
  const ask = (kinds: readonly ('notes' | 'sessions' | 'measures')[], from = 0, count = 50) =>
    records.ask({ name: 'time-line', args: { personId, kinds, from, count } });

  const line = await ask([]);

  expect(line.rows.map(({ kind, when }) => [kind, when])).toEqual([
    ['hold', '2026-11-23'],
    ['attachment', '2026-11-20T16:00'],
    ['session', '2026-11-16T10:00'],
    ['measure', '2026-11-10'],
    ['note', '2026-11-09'],
    ['session', '2026-11-09T10:00'],
    ['measure', '2026-11-02'],
  ]);
  expect(line.rows[2]).toMatchObject({ id: second, hasNote: false });
  expect(line.rows[3]).toMatchObject({ previous: 12, result: { total: 7 } });
  expect(line.rows[5]).toMatchObject({ id: first, hasNote: true });
  expect(line.counts).toEqual({ notes: 1, sessions: 2, consents: 0, attachments: 1, measures: 2, holds: 1 });
  expect((await ask(['notes', 'measures'])).rows.map(({ kind }) => kind)).toEqual([
    'measure',
    'note',
    'measure',
  ]);
  const window = await ask([], 2, 2);
  expect(window.total).toBe(7);
  expect(window.rows).toEqual(line.rows.slice(2, 4));
  records.close();
});
