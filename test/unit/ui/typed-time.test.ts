import { expect, test } from 'vitest';
import { readTypedTime } from '../../../renderer/ui/typed-time';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['09:30', '09:30'],
  ['1530', '15:30'],
  ['2pm', '14:00'],
  ['2:15 pm', '14:15'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
])('when %s is typed, then it is %s', (typed, time) => {
  expect(readTypedTime(typed)).toBe(time);
});

test.each(['', '25', '9:60', '13pm', 'noon', '9:5'])('when %j is typed, then it is no time', (typed) => {
  expect(readTypedTime(typed)).toBeNull();
});
