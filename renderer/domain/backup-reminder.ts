import type { CalendarDay } from './calendar-day';
import { addDays, addMonthsClamp, daysBetween } from './day-arithmetic';
import { formatDay } from './day-text';

/** What to say about copies today. `daysSince` is null when there has never been one. */
export type BackupReminder =
  | { readonly kind: 'due'; readonly daysSince: number | null; readonly why: string }
  | { readonly kind: 'not-due'; readonly dueOn: CalendarDay; readonly why: string }
  /** The last copy lies in the future: the clock was set back. Nothing is computed from it; a copy is asked for. */
  | { readonly kind: 'clock-went-back'; readonly why: string };

/** A copy is due `everyDays` days after the last one, and at once when there is none. */
export function backupReminder(
  lastCopyOn: CalendarDay | null,
  everyDays: number,
  today: CalendarDay,
): BackupReminder {
  if (lastCopyOn === null) {
    return {
      kind: 'due',
      daysSince: null,
      why: 'There is no backup yet: if this laptop is lost, everything is lost.',
    };
  }
  const daysSince = daysBetween(lastCopyOn, today);
  // One day is no sign: a practice that travels west has it, too.
  if (daysSince < -1) {
    return {
      kind: 'clock-went-back',
      why: `The last backup is dated ${formatDay(lastCopyOn)}, after today’s date. Check the clock of this laptop, then back up.`,
    };
  }
  const dueOn = addDays(lastCopyOn, everyDays);
  return dueOn <= today
    ? {
        kind: 'due',
        daysSince,
        why: `The last backup is ${daysSince === 1 ? '1 day' : `${daysSince} days`} old; the practice wants one every ${everyDays === 1 ? 'day' : `${everyDays} days`}.`,
      }
    : {
        kind: 'not-due',
        dueOn,
        why: `The last backup was on ${formatDay(lastCopyOn)}; the next is due on ${formatDay(dueOn)}.`,
      };
}

/** Whether a drive's practice restore is due: as soon as it holds a copy, then a month after each. An untried backup is a hope. */
export function isPracticeRestoreDue(
  lastCopyOn: CalendarDay | null,
  lastPracticeRestoreOn: CalendarDay | null,
  today: CalendarDay,
): boolean {
  if (lastCopyOn === null) {
    return false;
  }
  return lastPracticeRestoreOn === null || addMonthsClamp(lastPracticeRestoreOn, 1) <= today;
}

/**
 * Whether the clock was set back since the vault was last open: more than a day, so that no time zone looks like it.
 * The app then says so, and draws no conclusion from today's date until it is confirmed. Both in epoch milliseconds.
 */
export function clockWentBack(lastSeenMs: number, nowMs: number): boolean {
  return lastSeenMs - nowMs > 86_400_000;
}
