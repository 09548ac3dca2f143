import { calendarDayOf, daysInMonth, FIRST_YEAR, LAST_YEAR, partsOf, type CalendarDay } from './calendar-day';

const MS_PER_DAY = 86_400_000;
const FIRST_DAY_NUMBER = Date.UTC(FIRST_YEAR, 0, 1) / MS_PER_DAY;
const LAST_DAY_NUMBER = Date.UTC(LAST_YEAR, 11, 31) / MS_PER_DAY;

/** Days since 1 January 1970 on the calendar; no zone and no clock change is involved. */
export function dayNumber(day: CalendarDay): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
}

/** The day with this number. Beyond the years this program counts in, the first or last of them. */
export function dayFromNumber(number: number): CalendarDay {
  const inRange = Math.min(LAST_DAY_NUMBER, Math.max(FIRST_DAY_NUMBER, number));
  const date = new Date(inRange * MS_PER_DAY);
  return calendarDayOf({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

/** `days` may be negative. Stops at the first and last day of the years this program counts in. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** Same day of the month; where that month is shorter, its last day (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonthsClamp(day: CalendarDay, months: number): CalendarDay {
  const parts = partsOf(day);
  const monthsSinceZero = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(monthsSinceZero / 12);
  const month = monthsSinceZero - year * 12 + 1;
  if (year < FIRST_YEAR) {
    return dayFromNumber(FIRST_DAY_NUMBER);
  }
  if (year > LAST_YEAR) {
    return dayFromNumber(LAST_DAY_NUMBER);
  }
  return calendarDayOf({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

/** Anniversaries: 29 February falls on 28 February in common years (our stated choice, law.md §9). */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonthsClamp(day, years * 12);
}

/** Negative, zero or positive, for sorting earliest first. */
export function compareDays(left: CalendarDay, right: CalendarDay): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** The latest of the days that are there, or null when there is none. */
export function latestDay(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  return days.reduce(
    (latest, day) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  );
}

/** The earliest of the days that are there, or null when there is none. */
export function earliestDay(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(day: CalendarDay): number {
  // 1 January 1970 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Full years lived on that day. Before the birth: null, never a negative age. */
export function ageOn(dateOfBirth: CalendarDay, day: CalendarDay): number | null {
  if (day < dateOfBirth) {
    return null;
  }
  const years = partsOf(day).year - partsOf(dateOfBirth).year;
  return addYears(dateOfBirth, years) <= day ? years : years - 1;
}
