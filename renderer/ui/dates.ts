const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
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
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const LONG_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `2026-09-03` → `3 Sep 2026`. Takes a calendar day or the day of a local date-time. */
export function showDay(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `2026-09-03` → `3 Sep`: where the year is plain from the place. */
export function showShortDay(day: string): string {
  const { month, date } = partsOf(day);
  return `${date} ${MONTHS[month - 1] ?? ''}`;
}

/** `2026-11-23` → `Mon 23 Nov`. */
export function showWeekday(day: string): string {
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${showShortDay(day)}`;
}

/** `2026-11-23` → `Monday 23 November`: headings. */
export function showLongDay(day: string): string {
  const { month, date } = partsOf(day);
  return `${LONG_WEEKDAYS[weekdayOf(day)] ?? ''} ${date} ${LONG_MONTHS[month - 1] ?? ''}`;
}

/** `2026-11` or a day in it → `November 2026`. */
export function showMonth(day: string): string {
  const { year, month } = partsOf(day);
  return `${LONG_MONTHS[month - 1] ?? ''} ${year}`;
}

/** Local date-time `2026-11-23T10:00` → `Mon 23 Nov 10:00`. */
export function showLocalDateTime(local: string): string {
  return `${showWeekday(local)} ${local.slice(11, 16)}`;
}

/** `2026-11-23T10:00` → `10:00`. */
export function showLocalTime(local: string): string {
  return local.slice(11, 16);
}

/** An instant (ISO 8601 UTC) by this laptop's clock → `09:53`. */
export function showTime(instant: string): string {
  const moment = new Date(instant);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** An instant by this laptop's clock → `09:53:07`: drafts, where the second counts. */
export function showTimeWithSeconds(instant: string): string {
  return `${showTime(instant)}:${two(new Date(instant).getSeconds())}`;
}

/** An instant → `3 Sep 2026 09:53`. */
export function showInstant(instant: string): string {
  return `${showDay(dayOf(new Date(instant)))} ${showTime(instant)}`;
}

/** The calendar day on which a moment falls by this laptop's clock, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whole days from one calendar day to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

/** `2026-11-23` + 7 → `2026-11-30`. */
export function addDays(day: string, days: number): string {
  return new Date(utcOf(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How long ago, in words: `today`, `yesterday`, `6 days ago`. */
export function showDaysAgo(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** 272 → `4:32`. */
export function showCountdown(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

function partsOf(day: string) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function utcOf(day: string): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date);
}

function weekdayOf(day: string): number {
  return new Date(utcOf(day)).getUTCDay();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
