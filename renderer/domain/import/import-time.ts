import type { LocalDateTime } from '../appointment';
import { dayNumber } from '../day-arithmetic';
import { localDateTimeAt, wallMinutes } from '../local-date-time';
import { localTimeIn } from '../zone-clock';
import { readDate } from '../date-reading';
import type { RowSetting } from './import-row';

/** A point in a diary, read from text. `minutesOnLine` compares two points of the same row, in minutes. */
export type TimeReading =
  | {
      readonly kind: 'time';
      readonly local: LocalDateTime;
      readonly minutesOnLine: number;
      readonly isMoment: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads `2026-11-23T09:53`, `23/11/2026 09:53`, `23 Nov 2026 9.53 am`, or a day and a time from two columns. With `Z` or an offset
 * (`+01:00`) it is a moment and becomes wall-clock time in the practice's zone; without, it is wall-clock time already.
 */
export function readTime(
  dateText: string,
  timeText: string,
  setting: Pick<RowSetting, 'dateOrder' | 'zone'>,
): TimeReading {
  const day = readDate(dateText, setting.dateOrder);
  if (day.kind === 'empty') {
    return { kind: 'refused', reason: 'There is no date' };
  }
  if (day.kind !== 'day') {
    return { kind: 'refused', reason: day.reason };
  }
  const clock = readClock(timeText === '' ? dateText : timeText);
  if (clock === null) {
    return { kind: 'refused', reason: `“${timeText === '' ? dateText : timeText}” says no time of day` };
  }
  if (clock.offsetMinutes === null) {
    const local = localDateTimeAt(day.day, clock.minutes);
    return { kind: 'time', local, minutesOnLine: wallMinutes(local), isMoment: false };
  }
  const seconds = dayNumber(day.day) * 86_400 + (clock.minutes - clock.offsetMinutes) * 60 + clock.seconds;
  return {
    kind: 'time',
    local: localTimeIn(setting.zone, seconds * 1000),
    minutesOnLine: seconds / 60,
    isMoment: true,
  };
}

interface Clock {
  readonly minutes: number;
  readonly seconds: number;
  readonly offsetMinutes: number | null;
}

const CLOCK =
  /(?:^|[T\s,])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function readClock(text: string): Clock | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) {
    return null;
  }
  const hours = hoursOf(Number(match[1]), match[4]?.[0]?.toLowerCase());
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  return hours === null || minutes > 59 || seconds > 59
    ? null
    : { minutes: hours * 60 + minutes, seconds, offsetMinutes: offsetOf(match[5]) };
}

function hoursOf(hours: number, half: string | undefined): number | null {
  if (half === undefined) {
    return hours > 23 ? null : hours;
  }
  if (hours < 1 || hours > 12) {
    return null;
  }
  return (hours % 12) + (half === 'p' ? 12 : 0);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) {
    return null;
  }
  if (text.toUpperCase() === 'Z') {
    return 0;
  }
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}
