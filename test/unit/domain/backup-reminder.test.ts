import { describe, expect, test } from 'vitest';
import {
  backupReminder,
  clockWentBack,
  isPracticeRestoreDue,
} from '../../../renderer/domain/backup-reminder';
import { day } from '../../fixtures/days';

const TODAY = day('2026-11-23');

describe('when the backup is asked about', () => {
  test('and there is none, then it is due at once', () => {
    expect(backupReminder(null, 7, TODAY)).toMatchObject({ kind: 'due', daysSince: null });
  });

  test('and the last is as old as the practice allows, then it is due, and the day before it was not', () => {
    expect(backupReminder(day('2026-11-16'), 7, TODAY)).toMatchObject({ kind: 'due', daysSince: 7 });
    expect(backupReminder(day('2026-11-17'), 7, TODAY)).toMatchObject({
      kind: 'not-due',
      dueOn: '2026-11-24',
    });
  });

  test('and the last lies in the future, then the clock is named and nothing is computed; one day is a journey', () => {
    expect(backupReminder(day('2036-11-23'), 7, TODAY).kind).toBe('clock-went-back');
    expect(backupReminder(day('2026-11-24'), 7, TODAY).kind).toBe('not-due');
  });
});

test('when a drive is asked about, then its practice restore is due with the first copy and a month after each', () => {
  expect(isPracticeRestoreDue(null, null, TODAY)).toBe(false);
  expect(isPracticeRestoreDue(TODAY, null, TODAY)).toBe(true);
  expect(isPracticeRestoreDue(TODAY, day('2026-10-23'), TODAY)).toBe(true);
  expect(isPracticeRestoreDue(TODAY, day('2026-10-24'), TODAY)).toBe(false);
});

test('when the clock is a day behind what was seen last, then it was set back; a change of zone is none', () => {
  const seen = Date.UTC(2026, 10, 23, 9);

  expect(clockWentBack(seen, Date.UTC(2016, 10, 23, 9))).toBe(true);
  expect(clockWentBack(seen, Date.UTC(2026, 10, 22, 10))).toBe(false);
  expect(clockWentBack(seen, seen + 1)).toBe(false);
});
