import { describe, expect, test } from 'vitest';
import {
  notableSessions,
  proposedSession,
  type SessionRow,
} from '../../../renderer/features/notes/choose-session';
import { anAppointment } from '../../fixtures/an-appointment';
import { localTime } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';

const NOW = '2026-11-23T12:00';

function aRow(
  number: number,
  startsAt: string,
  said: Partial<SessionRow['appointment']> = {},
  hasNote = false,
): SessionRow {
  const appointment = anAppointment({ id: idNumber(number), startsAt: localTime(startsAt), ...said });
  return { kind: 'session', id: appointment.id, when: startsAt, appointment, hasNote };
}

describe('the session a new note is about', () => {
  test('when a session of today has begun and has no note, then it is proposed', () => {
    const rows = [aRow(10, '2026-11-30T10:00'), aRow(11, '2026-11-23T10:00'), aRow(12, '2026-11-16T10:00')];

    expect(proposedSession(rows, NOW)?.id).toBe(idNumber(11));
  });

  test('when today’s session has its note, then the latest one without a note is proposed', () => {
    const rows = [
      aRow(11, '2026-11-23T10:00', {}, true),
      aRow(12, '2026-11-16T10:00', { attendance: 'attended' }),
    ];

    expect(proposedSession(rows, NOW)?.id).toBe(idNumber(12));
  });

  test('when only a session later today is open, then it is proposed', () => {
    const rows = [aRow(10, '2026-11-30T10:00'), aRow(11, '2026-11-23T16:00'), aRow(13, '2026-11-23T18:00')];

    expect(proposedSession(rows, NOW)?.id).toBe(idNumber(11));
  });

  test('when the client did not come, or years lie between, then none is proposed', () => {
    const rows = [
      aRow(11, '2026-11-23T10:00', { attendance: 'did-not-attend' }),
      aRow(12, '2024-11-16T10:00'),
    ];

    expect(proposedSession(rows, NOW)).toBeNull();
  });

  test('when a session is chosen by hand, then past ones are offered newest first and coming ones are not', () => {
    const rows = [
      aRow(12, '2024-11-16T10:00'),
      aRow(10, '2026-11-30T10:00'),
      aRow(11, '2026-11-23T10:00', {}, true),
    ];

    expect(notableSessions(rows, NOW).map(({ id }) => id)).toEqual([idNumber(11), idNumber(12)]);
  });
});
