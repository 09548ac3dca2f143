import { z } from 'zod';

/** Years this program counts in. Every day it computes lies in them, so arithmetic never leaves the calendar. */
export const FIRST_YEAR = 1850;
export const LAST_YEAR = 2200;

/** A day on the wall calendar, `YYYY-MM-DD`; has no zone. Days that do not exist (31 February) do not parse. */
export const calendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as day, month, year')
  .refine(existsOnCalendar, 'This date does not exist')
  .brand<'CalendarDay'>();
export type CalendarDay = z.infer<typeof calendarDay>;

/** A day in numbers; `month` is 1–12. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether such a day is on the Gregorian calendar, within the years this program counts in. */
export function isCalendarDay({ year, month, day }: DayParts): boolean {
  return (
    [year, month, day].every(Number.isInteger) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** The day of these numbers. A day that does not exist is a bug of the caller (ask `isCalendarDay` first) and throws. */
export function calendarDayOf(parts: DayParts): CalendarDay {
  if (!isCalendarDay(parts)) {
    throw new RangeError('There is no such day on the calendar');
  }
  const month = String(parts.month).padStart(2, '0');
  const day = String(parts.day).padStart(2, '0');
  // The one cast of this brand: a parse by schema would be too slow for thousands of retention dates.
  return `${parts.year}-${month}-${day}` as CalendarDay;
}

/** The numbers of a day. */
export function partsOf(day: CalendarDay): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Days in a month of the Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return isLeapYear(year) ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Gregorian leap years: divisible by 4, but of the centuries only those divisible by 400. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function existsOnCalendar(text: string): boolean {
  return isCalendarDay({
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  });
}
