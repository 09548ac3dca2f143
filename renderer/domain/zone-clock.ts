import type { LocalDateTime } from './appointment';
import { calendarDayOf, type CalendarDay } from './calendar-day';
import { dayNumber } from './day-arithmetic';
import { dayOf, localDateTimeAt, minuteOfDay } from './local-date-time';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** The moment a wall-clock time names in a zone. Twice a year that is not one moment, and both cases are named. */
export type MomentOf =
  | { readonly kind: 'at'; readonly epochMs: number }
  /** The clocks jumped over this time. `epochMs` is the same length of time after the jump, as calendars do it: 01:30 → 02:30. */
  | { readonly kind: 'gap'; readonly epochMs: number }
  /** The clocks showed this time twice. */
  | { readonly kind: 'overlap'; readonly firstEpochMs: number; readonly secondEpochMs: number };

/** The calendar day in a zone (an IANA name such as `Europe/London`) at a moment. */
export function todayIn(zone: string, epochMs: number): CalendarDay {
  const parts = clockFaceIn(zone, epochMs);
  return calendarDayOf({ year: parts.year, month: parts.month, day: parts.day });
}

/** What the clock on the wall of a zone shows at a moment; seconds are dropped. */
export function localTimeIn(zone: string, epochMs: number): LocalDateTime {
  const { hour, minute } = clockFaceIn(zone, epochMs);
  return localDateTimeAt(todayIn(zone, epochMs), hour * 60 + minute);
}

/** The moment when the clock of that zone shows that time. */
export function momentOf(local: LocalDateTime, zone: string): MomentOf {
  const asIfUtc = dayNumber(dayOf(local)) * MS_PER_DAY + minuteOfDay(local) * MS_PER_MINUTE;
  // Clock changes are at least days apart: the offsets a day before and after are the only candidates.
  const before = asIfUtc - offsetMs(zone, asIfUtc - MS_PER_DAY);
  const after = asIfUtc - offsetMs(zone, asIfUtc + MS_PER_DAY);
  const shows = [...new Set([before, after])]
    .filter((moment) => localTimeIn(zone, moment) === local)
    .sort((a, b) => a - b);
  const [first, second] = shows;
  if (first === undefined) {
    return { kind: 'gap', epochMs: before };
  }
  return second === undefined
    ? { kind: 'at', epochMs: first }
    : { kind: 'overlap', firstEpochMs: first, secondEpochMs: second };
}

interface ClockFace {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function offsetMs(zone: string, epochMs: number): number {
  const { year, month, day, hour, minute, second } = clockFaceIn(zone, epochMs);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMs / 1000) * 1000;
}

function clockFaceIn(zone: string, epochMs: number): ClockFace {
  const shown = new Map(
    formatterOf(zone)
      .formatToParts(epochMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  return {
    year: numberOf('year'),
    month: numberOf('month'),
    day: numberOf('day'),
    hour: numberOf('hour'),
    minute: numberOf('minute'),
    second: numberOf('second'),
  };
}

/** Making a formatter costs a hundred times more than using it; it depends on the zone alone, so keeping it changes no answer. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
