import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addWallMinutes, dayOf, wallMinutes } from '../../../renderer/domain/local-date-time';
import { localTimeIn, momentOf, todayIn } from '../../../renderer/domain/zone-clock';
import { localTime } from '../../fixtures/days';

const anyZone = fc.constantFrom(
  'Europe/London',
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
);
const anyMoment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 11, 31) });
const MINUTE = 60_000;

test('when a moment is shown on the wall and looked up again, then the moment is among the answers', () => {
  fc.assert(
    fc.property(anyZone, anyMoment, (zone, epochMs) => {
      const answer = momentOf(localTimeIn(zone, epochMs), zone);
      const minute = Math.floor(epochMs / MINUTE) * MINUTE;
      const answers =
        answer.kind === 'overlap' ? [answer.firstEpochMs, answer.secondEpochMs] : [answer.epochMs];
      expect(answer.kind).not.toBe('gap');
      expect(answers).toContain(minute);
    }),
  );
});

test('when the wall clock is asked for day and time, then an independent calendar agrees', () => {
  fc.assert(
    fc.property(anyZone, anyMoment, (zone, epochMs) => {
      const other = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
      expect(todayIn(zone, epochMs)).toBe(other.toPlainDate().toString());
      expect(localTimeIn(zone, epochMs)).toBe(other.toPlainDateTime().toString({ smallestUnit: 'minute' }));
    }),
  );
});

test('when any wall-clock time is looked up, then an independent calendar finds the same moment, earlier and later', () => {
  fc.assert(
    fc.property(anyZone, anyMoment, (zone, epochMs) => {
      const local = localTimeIn('UTC', epochMs);
      const other = (disambiguation: 'earlier' | 'later') =>
        Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
      const [earlier, later] = [other('earlier'), other('later')];
      const shows = (moment: number) => localTimeIn(zone, moment) === local;
      const expected =
        earlier === later
          ? { kind: 'at', epochMs: earlier }
          : shows(earlier)
            ? { kind: 'overlap', firstEpochMs: earlier, secondEpochMs: later }
            : { kind: 'gap', epochMs: later };
      expect(momentOf(local, zone)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('when the clocks go forward in Britain, then half past one does not exist; when they go back, it comes twice', () => {
  expect(momentOf(localTime('2027-03-28T01:30'), 'Europe/London')).toEqual({
    kind: 'gap',
    epochMs: Date.UTC(2027, 2, 28, 1, 30),
  });
  expect(momentOf(localTime('2026-10-25T01:30'), 'Europe/London')).toEqual({
    kind: 'overlap',
    firstEpochMs: Date.UTC(2026, 9, 25, 0, 30),
    secondEpochMs: Date.UTC(2026, 9, 25, 1, 30),
  });
  expect(momentOf(localTime('2026-07-01T10:00'), 'Europe/London')).toEqual({
    kind: 'at',
    epochMs: Date.UTC(2026, 6, 1, 9),
  });
});

test('when the hands are moved and moved back, then they show the same, and their distance is the minutes moved', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: -100_000, max: 100_000 }), (epochMs, minutes) => {
      const local = localTimeIn('UTC', epochMs);
      const moved = addWallMinutes(local, minutes);
      expect(addWallMinutes(moved, -minutes)).toBe(local);
      expect(wallMinutes(moved) - wallMinutes(local)).toBe(minutes);
      expect(dayOf(moved)).toBe(moved.slice(0, 10));
    }),
  );
});
