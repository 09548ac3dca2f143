import { describe, expect, test } from 'vitest';
import { clashesWith, countAttendance, endOf, needsNote } from '../../../renderer/domain/attendance';
import { anAppointment } from '../../fixtures/an-appointment';
import { localTime } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';

test('when attendance is counted, then every appointment is in one count', () => {
  const appointments = (
    [
      'attended',
      'attended',
      'planned',
      'cancelled-by-client',
      'cancelled-by-therapist',
      'did-not-attend',
    ] as const
  ).map((attendance) => anAppointment({ attendance }));

  expect(countAttendance(appointments)).toEqual({
    attended: 2,
    planned: 1,
    cancelledByClient: 1,
    cancelledByTherapist: 1,
    didNotAttend: 1,
  });
});

test('when a session ends after midnight, then its end is on the next day', () => {
  expect(endOf({ startsAt: localTime('2026-12-31T23:30'), minutes: 50 })).toBe('2027-01-01T00:20');
});

describe('when it is asked which notes are to be written', () => {
  const now = localTime('2026-11-23T10:50');
  const none = new Set<never>();

  test.each([
    ['an attended session', { attendance: 'attended', startsAt: localTime('2026-11-20T10:00') }, true],
    ['a planned session that is just over', { startsAt: localTime('2026-11-23T10:00') }, true],
    ['a planned session that still runs', { startsAt: localTime('2026-11-23T10:01') }, false],
    [
      'an attended session that still runs',
      { attendance: 'attended', startsAt: localTime('2026-11-23T10:30') },
      true,
    ],
    ['a session of the coming week', { startsAt: localTime('2026-11-30T10:00') }, false],
    ['a missed session', { attendance: 'did-not-attend', startsAt: localTime('2026-11-20T10:00') }, false],
    [
      'a cancelled session',
      { attendance: 'cancelled-by-client', startsAt: localTime('2026-11-20T10:00') },
      false,
    ],
    [
      'supervision',
      { attendance: 'attended', type: 'supervision', startsAt: localTime('2026-11-20T10:00') },
      false,
    ],
    ['a session of long ago', { attendance: 'attended', startsAt: localTime('2026-09-20T10:00') }, false],
  ] as const)('then %s is decided', (_, said, expected) => {
    expect(needsNote(anAppointment(said), none, now)).toBe(expected);
  });

  test('then one with a finished note is not among them', () => {
    const session = anAppointment({ attendance: 'attended', startsAt: localTime('2026-11-20T10:00') });

    expect(needsNote(session, new Set([session.id]), now)).toBe(false);
  });
});

test('when appointments share time, then they clash; when one begins as the other ends, or is cancelled, they do not', () => {
  const candidate = anAppointment({ startsAt: localTime('2026-11-23T10:00') });
  const at = (number: number, startsAt: string) =>
    anAppointment({ id: idNumber(number), startsAt: localTime(startsAt) });
  const during = at(60, '2026-11-23T10:49');
  const after = at(61, '2026-11-23T10:50');
  const before = at(62, '2026-11-23T09:10');
  const cancelled = { ...during, id: idNumber(63), attendance: 'cancelled-by-client' as const };

  expect(clashesWith(candidate, [candidate, during, after, before, cancelled])).toEqual([during]);
});
