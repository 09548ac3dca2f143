import { describe, expect, test } from 'vitest';
import { mayWriteNote } from '../../../renderer/features/client/session-words';
import { timeLineWords } from '../../../renderer/features/client/time-line-words';
import type { TimeLineRow } from '../../../renderer/vault/api';
import { aConsent } from '../../fixtures/a-consent';
import { anAppointment } from '../../fixtures/an-appointment';
import { day, localTime } from '../../fixtures/days';

const TODAY = '2026-11-23';

function aSession(said: Parameters<typeof anAppointment>[0], hasNote = false): TimeLineRow {
  const appointment = anAppointment(said);
  return { kind: 'session', id: appointment.id, when: appointment.startsAt, appointment, hasNote };
}

const saidBy = (row: TimeLineRow) => timeLineWords(row, TODAY).chips.map(({ said }) => said);

describe('an entry of the time line', () => {
  test('when a past session has no attendance and no note, then both are asked for', () => {
    expect(saidBy(aSession({ startsAt: localTime('2026-11-16T10:00') }))).toEqual([
      'Attendance not recorded',
      'Note to write',
    ]);
  });

  test('when the client did not come, then no note is asked for or offered', () => {
    const row = aSession({ startsAt: localTime('2026-11-16T10:00'), attendance: 'did-not-attend' });

    expect(saidBy(row)).toEqual(['Did not attend']);
    expect(mayWriteNote(row, TODAY)).toBe(false);
  });

  test('when a session lies ahead, then no note is offered yet', () => {
    expect(mayWriteNote(aSession({ startsAt: localTime('2026-11-30T10:00') }), TODAY)).toBe(false);
  });

  test('when a consent is withdrawn from a later day, then it is still in force today and says until when', () => {
    const consent = aConsent({ withdrawnOn: day('2026-12-01') });

    expect(saidBy({ kind: 'consent', id: consent.id, when: '2026-01-12', consent, version: '1' })).toEqual([
      'In force until 1 Dec 2026',
    ]);
  });

  test('when a note leaves risk open, then its dot and a chip say so', () => {
    const words = timeLineWords(
      {
        kind: 'note',
        id: aConsent().id,
        when: '2026-11-09',
        excerpt: 'Passive thoughts',
        amendments: 0,
        lastAmendedAt: null,
        riskOpen: true,
      },
      TODAY,
    );

    expect(words.dot).toBe('risk');
    expect(words.chips.map(({ said }) => said)).toEqual(['Finished', 'Risk open']);
  });
});
