import { expect, test } from 'vitest';
import { readDate } from '../../../renderer/domain/date-reading';

test.each([
  ['2026-09-03', 'iso', '2026-09-03'],
  ['2026/9/3', 'day-first', '2026-09-03'],
  ['03/09/2026', 'day-first', '2026-09-03'],
  ['09-03-2026', 'month-first', '2026-09-03'],
  ['3.9.2026', 'day-first', '2026-09-03'],
  ['3rd September 2026', 'iso', '2026-09-03'],
  ['3-Sept-2026', 'month-first', '2026-09-03'],
  [' 3/9/2026 14:30 ', 'day-first', '2026-09-03'],
] as const)('when %s is read with the order %s, then it is %s', (text, order, expected) => {
  expect(readDate(text, order)).toEqual({ kind: 'day', day: expected });
});

test.each([
  ['31/02/2026', 'day-first', 'does-not-exist', '31/02/2026 does not exist'],
  ['2025-02-29', 'iso', 'does-not-exist', '2025-02-29 does not exist'],
  ['13/13/2026', 'month-first', 'does-not-exist', '13/13/2026 does not exist'],
  ['31 June 2026', 'iso', 'does-not-exist', '31 June 2026 does not exist'],
  ['03/02/21', 'day-first', 'year-unclear', '“03/02/21” does not say the century; write the year in full'],
  [
    '03/02/2021',
    'iso',
    'not-a-date',
    '“03/02/2021” is not written as year-month-day; choose the order of the file',
  ],
  ['next week', 'day-first', 'not-a-date', '“next week” is not a date'],
  ['3 Brumaire 2026', 'day-first', 'not-a-date', '“3 Brumaire 2026” is not a date'],
  ['1066-10-14', 'iso', 'not-a-date', 'The year of “1066-10-14” is not between 1850 and 2200'],
] as const)('when %s is read with the order %s, then the answer is %s', (text, order, kind, reason) => {
  expect(readDate(text, order)).toEqual({ kind, reason });
});

test('when nothing is written, then that is named, too', () => {
  expect(readDate('  ', 'iso')).toEqual({ kind: 'empty' });
});
