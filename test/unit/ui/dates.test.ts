import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  showCountdown,
  showDay,
  showDaysAgo,
  showLocalDateTime,
  showLongDay,
  showWeekday,
} from '../../../renderer/ui/dates';

test('when a day is shown, then its month is a word and cannot be misread', () => {
  expect(showDay('2026-09-03')).toBe('3 Sep 2026');
  expect(showWeekday('2026-11-23')).toBe('Mon 23 Nov');
  expect(showLongDay('2026-11-23')).toBe('Monday 23 November');
  expect(showLocalDateTime('2026-11-30T10:00')).toBe('Mon 30 Nov 10:00');
});

test('when days are counted over a clock change, then none is lost', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('when something lies back, then it is said in words', () => {
  expect(showDaysAgo('2026-11-23', '2026-11-23')).toBe('today');
  expect(showDaysAgo('2026-11-22', '2026-11-23')).toBe('yesterday');
  expect(showDaysAgo('2026-11-17', '2026-11-23')).toBe('6 days ago');
  expect(showDaysAgo('2026-11-24', '2026-11-23')).toBe('today');
});

test('when seconds are counted down, then minutes and seconds stand there, never below nought', () => {
  expect(showCountdown(272)).toBe('4:32');
  expect(showCountdown(9.9)).toBe('0:09');
  expect(showCountdown(-3)).toBe('0:00');
});
