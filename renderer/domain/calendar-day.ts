import { z } from 'zod';

/** A day on the wall calendar, `YYYY-MM-DD`; has no zone. Days that do not exist (31 February) do not parse. */
export const calendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as day, month, year')
  .refine(existsOnCalendar, 'This date does not exist')
  .brand<'CalendarDay'>();
export type CalendarDay = z.infer<typeof calendarDay>;

function existsOnCalendar(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return year >= 1850 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
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
