import { describe, expect, test } from 'vitest';
import { aFinishedNote, aSession, oneClient } from '../../fixtures/one-client';

describe('appointments', () => {
  test('when a series is booked across the clock change, then ten o’clock stays ten o’clock', async () => {
    const client = await oneClient();
    await aSession(client, '2026-10-12T10:00', { everyWeeks: 1, count: 4 });

    const rows = await client.records.ask({
      name: 'appointments',
      args: { from: '2026-10-01', to: '2026-12-01' },
    });

    expect(rows.map(({ startsAt, sessionNumber }) => [startsAt, sessionNumber])).toEqual([
      ['2026-10-12T10:00', 1],
      ['2026-10-19T10:00', 2],
      ['2026-10-26T10:00', 3],
      ['2026-11-02T10:00', 4],
    ]);
    client.records.close();
  });

  test('when a window is asked for, then its last day belongs to it, and it is in order', async () => {
    const client = await oneClient();
    for (const startsAt of ['2026-11-24T09:00', '2026-11-23T15:00', '2026-11-23T00:00', '2026-11-22T23:00']) {
      await aSession(client, startsAt);
    }

    const starts = async (from: string, to: string) =>
      (await client.records.ask({ name: 'appointments', args: { from, to } })).map(
        ({ startsAt }) => startsAt,
      );

    expect(await starts('2026-11-23', '2026-11-23')).toEqual(['2026-11-23T00:00', '2026-11-23T15:00']);
    expect(await starts('2026-11-22', '2026-11-24')).toHaveLength(4);
    expect(await starts('2026-11-23T00:00', '2026-11-23T15:00')).toEqual(['2026-11-23T00:00']);
    client.records.close();
  });

  test('when one of a series moves with all later ones, then those before it and those that took place stay', async () => {
    const client = await oneClient();
    const { records, episodeId } = client;
    const ids = await aSession(client, '2026-11-02T10:00', { everyWeeks: 1, count: 6 });
    await records.act({
      name: 'mark-attendance',
      args: { id: ids[4] ?? '', attendance: 'attended', absenceReason: null },
    });

    const moved = await records.act({
      name: 'change-appointment',
      args: {
        id: ids[2] ?? '',
        scope: 'this-and-later',
        appointment: {
          episodeId,
          startsAt: '2026-11-17T11:30',
          minutes: 80,
          type: 'review',
          place: 'Online',
        },
      },
    });

    const rows = await records.ask({ name: 'appointments', args: { from: '2026-11-01', to: '2026-12-31' } });
    expect(rows.map(({ startsAt, minutes }) => [startsAt, minutes])).toEqual([
      ['2026-11-02T10:00', 50],
      ['2026-11-09T10:00', 50],
      ['2026-11-17T11:30', 80],
      ['2026-11-24T11:30', 80],
      ['2026-11-30T10:00', 50],
      ['2026-12-08T11:30', 80],
    ]);
    await records.act({ name: 'undo', args: { token: (moved.kind === 'saved' && moved.undo) || '' } });
    const back = await records.ask({ name: 'appointments', args: { from: '2026-11-16', to: '2026-11-17' } });
    expect(back.map(({ startsAt }) => startsAt)).toEqual(['2026-11-16T10:00']);
    records.close();
  });

  test('when attendance is marked, then the reason is kept for absences only and the counts follow', async () => {
    const client = await oneClient();
    const { records, personId } = client;
    const [one = '', two = ''] = await aSession(client, '2026-11-02T10:00', { everyWeeks: 1, count: 2 });

    await records.act({
      name: 'mark-attendance',
      args: { id: one, attendance: 'cancelled-by-client', absenceReason: 'illness' },
    });
    await records.act({
      name: 'mark-attendance',
      args: { id: two, attendance: 'attended', absenceReason: 'illness' },
    });

    expect(await records.ask({ name: 'appointment', args: { id: one } })).toMatchObject({
      absenceReason: 'illness',
    });
    expect(await records.ask({ name: 'appointment', args: { id: two } })).toMatchObject({
      absenceReason: null,
      sessionNumber: 1,
    });
    expect((await records.ask({ name: 'client', args: { personId } }))?.attendance).toEqual({
      attended: 1,
      cancelledByClient: 1,
      cancelledByTherapist: 0,
      didNotAttend: 0,
      planned: 0,
    });
    records.close();
  });

  test('when a session has a note, then it is not removed, and removing the series leaves it', async () => {
    const client = await oneClient();
    const { records } = client;
    const ids = await aSession(client, '2026-11-02T10:00', { everyWeeks: 1, count: 3 });
    await aFinishedNote(client, 'text', { appointmentId: ids[1] ?? '', sessionOn: '2026-11-09' });

    expect(
      (await records.act({ name: 'remove-appointment', args: { id: ids[1] ?? '', scope: 'one' } })).kind,
    ).toBe('invalid');
    expect(
      (await records.act({ name: 'remove-appointment', args: { id: ids[0] ?? '', scope: 'this-and-later' } }))
        .kind,
    ).toBe('saved');
    const left = await records.ask({ name: 'appointments', args: { from: '2026-11-01', to: '2026-12-01' } });
    expect(left.map(({ id }) => id)).toEqual([ids[1]]);
    records.close();
  });

  test('when a booking has a note by now, then undoing the booking says that something changed since', async () => {
    const client = await oneClient();
    const { records, episodeId } = client;
    const booked = await records.act({
      name: 'book-appointment',
      args: {
        appointment: { episodeId, startsAt: '2026-11-20T10:00', minutes: 50, type: 'session', place: '' },
        repeat: null,
      },
    });
    await aFinishedNote(client, 'text', {
      appointmentId: booked.kind === 'saved' ? booked.id : '',
      sessionOn: '2026-11-20',
    });

    expect(
      await records.act({ name: 'undo', args: { token: (booked.kind === 'saved' && booked.undo) || '' } }),
    ).toEqual({ kind: 'changed-since' });
    records.close();
  });

  test('when sessions of the day end, then their notes are asked for, with the words that a draft has', async () => {
    const client = await oneClient();
    const { records, setNow, episodeId, store } = client;
    const [appointmentId = ''] = await aSession(client, '2026-11-23T10:00');
    const toWrite = async () =>
      (await records.ask({ name: 'today', args: {} })).notesToWrite.map(({ id, draftWords }) => [
        id,
        draftWords,
      ]);

    expect(await toWrite()).toEqual([]);
    setNow('2026-11-23T10:51:00.000Z');
    expect(await toWrite()).toEqual([[appointmentId, null]]);
    await records.act({
      name: 'keep-draft',
      args: {
        draftId: store.newId(),
        about: { kind: 'note', episodeId, appointmentId, sessionOn: '2026-11-23' },
        fields: { themes: 'two words', risk: '', plan: 'three' },
      },
    });
    expect(await toWrite()).toEqual([[appointmentId, 3]]);
    await records.act({
      name: 'mark-attendance',
      args: { id: appointmentId, attendance: 'did-not-attend', absenceReason: null },
    });
    expect(await toWrite()).toEqual([]);
    records.close();
  });
});
