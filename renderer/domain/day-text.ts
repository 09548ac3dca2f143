import { partsOf, type CalendarDay } from './calendar-day';
import { weekdayOf } from './day-arithmetic';

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `3 Sep 2026`: cannot be misread as another country's order. */
export function formatDay(day: CalendarDay): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${monthName(month).slice(0, 3)} ${year}`;
}

/** `Thursday 3 September 2026`, for headings. */
export function formatDayInFull(day: CalendarDay): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${WEEKDAY_NAMES[weekdayOf(day) - 1]} ${dayOfMonth} ${monthName(month)} ${year}`;
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}
