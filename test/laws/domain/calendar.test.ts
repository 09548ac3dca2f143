import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isCalendarDay, partsOf } from '../../../renderer/domain/calendar-day';
import { guessDateOrder, readDate, type DateOrder } from '../../../renderer/domain/date-reading';
import {
  addDays,
  addMonthsClamp,
  addYears,
  ageOn,
  compareDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  earliestDay,
  latestDay,
  weekdayOf,
} from '../../../renderer/domain/day-arithmetic';
import { formatDay } from '../../../renderer/domain/day-text';
import { anyDay } from '../../fixtures/any-day';
import { day } from '../../fixtures/days';

const anyOrder = fc.constantFrom<DateOrder>('iso', 'day-first', 'month-first');

describe('days on the wall calendar', () => {
  test('when days are added and taken away again, then the day is the same, and the distance is their number', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: -10_000, max: 10_000 }), (start, days) => {
        expect(addDays(addDays(start, days), -days)).toBe(start);
        expect(daysBetween(start, addDays(start, days))).toBe(days);
        expect(dayFromNumber(dayNumber(start))).toBe(start);
      }),
    );
  });

  test('when days, months and years are added, then an independent calendar agrees', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: -600, max: 600 }), (start, amount) => {
        const other = Temporal.PlainDate.from(start);
        expect(addDays(start, amount)).toBe(other.add({ days: amount }).toString());
        expect(addMonthsClamp(start, amount)).toBe(other.add({ months: amount }).toString());
        expect(addYears(start, amount % 49)).toBe(other.add({ years: amount % 49 }).toString());
        expect(weekdayOf(start)).toBe(other.dayOfWeek);
      }),
    );
  });

  test('when a later day is moved by the same number of months, then it is never before the earlier one', () => {
    fc.assert(
      fc.property(anyDay(), fc.nat(400), fc.integer({ min: -600, max: 600 }), (start, days, months) => {
        const moved = compareDays(
          addMonthsClamp(start, months),
          addMonthsClamp(addDays(start, days), months),
        );
        expect(moved).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('when the arithmetic would leave the calendar, then it stops at its first or last day', () => {
    expect(addDays(day('2200-12-31'), 1)).toBe('2200-12-31');
    expect(addYears(day('2190-06-01'), 120)).toBe('2200-12-31');
    expect(addMonthsClamp(day('1850-01-15'), -1)).toBe('1850-01-01');
  });

  test('when somebody is born on 29 February, then the birthday is 28 February in common years', () => {
    expect(addYears(day('2004-02-29'), 25)).toBe('2029-02-28');
    expect(addYears(day('2004-02-29'), 24)).toBe('2028-02-29');
    expect(ageOn(day('2004-02-29'), day('2022-02-27'))).toBe(17);
    expect(ageOn(day('2004-02-29'), day('2022-02-28'))).toBe(18);
  });

  test('when an age is asked, then that birthday has passed and the next has not; before the birth there is none', () => {
    fc.assert(
      fc.property(
        anyDay('1900-01-01', '2040-12-31'),
        fc.integer({ min: -400, max: 36_000 }),
        (born, days) => {
          const on = addDays(born, days);
          const age = ageOn(born, on);
          expect(age === null).toBe(days < 0);
          expect(age === null || (addYears(born, age) <= on && addYears(born, age + 1) > on)).toBe(true);
        },
      ),
    );
  });

  test('when the latest and the earliest of some days are asked, then they are of the list and enclose it', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyDay())), (days) => {
        const there = days.filter((one) => one !== null).toSorted();
        expect(latestDay(days)).toBe(there.at(-1) ?? null);
        expect(earliestDay(days)).toBe(there[0] ?? null);
      }),
    );
  });
});

describe('dates in files', () => {
  test('when a day is written as people write it, then it is read again, in every order that is said', () => {
    fc.assert(
      fc.property(anyDay(), anyOrder, (one, order) => {
        const { year, month, day: dayOfMonth } = partsOf(one);
        expect(readDate(formatDay(one), order)).toEqual({ kind: 'day', day: one });
        expect(readDate(`${one}T10:00:00Z`, order)).toEqual({ kind: 'day', day: one });
        expect(readDate(`${dayOfMonth}/${month}/${year}`, 'day-first')).toEqual({ kind: 'day', day: one });
        expect(readDate(`${month}/${dayOfMonth}/${year}`, 'month-first')).toEqual({ kind: 'day', day: one });
      }),
    );
  });

  test('when any text is read, then the answer is a day that exists or one of the named errors', () => {
    const dateLike = fc.tuple(fc.nat(40), fc.nat(20), fc.nat(3000)).map(([a, b, c]) => `${a}/${b}/${c}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), anyOrder, (text, order) => {
        const reading = readDate(text, order);
        const isRealDay = reading.kind === 'day' && isCalendarDay(partsOf(reading.day));
        const isNamedError = 'reason' in reading && reading.reason.length > 10;
        expect(isRealDay || isNamedError || text.trim() === '').toBe(true);
      }),
    );
  });

  test('when a column of real days is in one order, then that order is guessed as soon as one day shows it', () => {
    fc.assert(
      fc.property(fc.array(anyDay(), { minLength: 1, maxLength: 30 }), (days) => {
        const written = days.map(partsOf);
        const telling = { year: 2020, month: 3, day: 25 };
        const all = [...written, telling];
        expect(guessDateOrder(days)).toBe('iso');
        expect(guessDateOrder(all.map(({ year, month, day: d }) => `${d}/${month}/${year}`))).toBe(
          'day-first',
        );
        expect(guessDateOrder(all.map(({ year, month, day: d }) => `${month}/${d}/${year}`))).toBe(
          'month-first',
        );
      }),
    );
  });
});
