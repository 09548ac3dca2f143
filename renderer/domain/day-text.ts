import { partsOf, type CalendarDay } from './calendar-day';

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

/** `3 Sep 2026`: cannot be misread as another country's order. */
export function formatDay(day: CalendarDay): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${monthName(month).slice(0, 3)} ${year}`;
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}
