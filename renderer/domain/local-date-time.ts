import { localDateTime, type LocalDateTime } from './appointment';
import { calendarDay, type CalendarDay } from './calendar-day';
import { dayFromNumber, dayNumber } from './day-arithmetic';

const MINUTES_PER_DAY = 1440;

/** The day part of a wall-clock time. */
export function dayOf(local: LocalDateTime): CalendarDay {
  return calendarDay.parse(local.slice(0, 10));
}

/** Minutes since midnight on the clock's face, 0–1439. */
export function minuteOfDay(local: LocalDateTime): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** The wall-clock time on that day, `minute` minutes after midnight on the clock's face (0–1439). */
export function localDateTimeAt(day: CalendarDay, minute: number): LocalDateTime {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  const minutes = String(minute % 60).padStart(2, '0');
  return localDateTime.parse(`${day}T${hours}:${minutes}`);
}

/** Minutes on the clock's face since 1 January 1970: for order and lengths of appointments, not for moments in time. */
export function wallMinutes(local: LocalDateTime): number {
  return dayNumber(dayOf(local)) * MINUTES_PER_DAY + minuteOfDay(local);
}

/** Moves the hands of the clock; a clock change in between is not looked at, as nobody's diary does. */
export function addWallMinutes(local: LocalDateTime, minutes: number): LocalDateTime {
  const total = wallMinutes(local) + minutes;
  const day = Math.floor(total / MINUTES_PER_DAY);
  return localDateTimeAt(dayFromNumber(day), total - day * MINUTES_PER_DAY);
}
