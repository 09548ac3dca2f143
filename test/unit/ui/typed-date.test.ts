import { describe, expect, test } from 'vitest';
import { readTypedDate } from '../../../renderer/ui/typed-date';

const today = '2026-11-23';

describe('a typed day', () => {
  test.each([
    ['3/9/2026', '2026-09-03'],
    ['03.09.26', '2026-09-03'],
    ['3-9-26', '2026-09-03'],
    ['03092026', '2026-09-03'],
    ['3 sep 2026', '2026-09-03'],
    ['3rd September 2026', '2026-09-03'],
    ['Thu 3 Sep 2026', '2026-09-03'],
    ['2026-09-03', '2026-09-03'],
    ['today', '2026-11-23'],
    ['yesterday', '2026-11-22'],
    ['+7', '2026-11-30'],
    ['-30', '2026-10-24'],
    ['29/2/24', '2024-02-29'],
  ])('when %s is typed, then it is %s', (typed, day) => {
    expect(readTypedDate(typed, today)).toBe(day);
  });

  test('when the year is left out, then the nearest such day is meant', () => {
    expect(readTypedDate('3 jan', today)).toBe('2027-01-03');
    expect(readTypedDate('20/11', today)).toBe('2026-11-20');
    expect(readTypedDate('30/6', today)).toBe('2026-06-30');
  });

  test('when two digits are given for the year, then a birth long ago is not put into the future', () => {
    expect(readTypedDate('4/3/52', today)).toBe('1952-03-04');
    expect(readTypedDate('4/3/36', today)).toBe('2036-03-04');
    expect(readTypedDate('4/3/37', today)).toBe('1937-03-04');
  });

  test('when the day does not exist, then it comes back as written, for the rule of the field to name', () => {
    expect(readTypedDate('31/2/2026', today)).toBe('2026-02-31');
  });

  test.each(['', 'soon', '3/13/2026', '32/1/2026', '3', '3 xyz 2026', '2026'])(
    'when %j is typed, then it is no day',
    (typed) => {
      expect(readTypedDate(typed, today)).toBeNull();
    },
  );
});
