import type { Appointment, LocalDateTime } from './appointment';
import { assertNever } from './assert-never';
import type { RecordId } from './ids';
import { addWallMinutes } from './local-date-time';

/** How often a client came; a planned session in the past counts as planned until somebody says what happened. */
export interface AttendanceCounts {
  readonly attended: number;
  readonly cancelledByClient: number;
  readonly cancelledByTherapist: number;
  readonly didNotAttend: number;
  readonly planned: number;
}

/** Counts per outcome. Every appointment is counted exactly once. */
export function countAttendance(appointments: Iterable<Pick<Appointment, 'attendance'>>): AttendanceCounts {
  const counts = { attended: 0, cancelledByClient: 0, cancelledByTherapist: 0, didNotAttend: 0, planned: 0 };
  for (const { attendance } of appointments) {
    counts[counterOf(attendance)] += 1;
  }
  return counts;
}

/** How far back an unwritten note is still asked for, in days. */
export const NOTE_WINDOW_DAYS = 60;

/**
 * Whether a note is to be written: the session took place, or is over and nobody said that it did not; it lies within the
 * last 60 days; no finished note names it. Supervision has no client's note. `now` is the clock on the practice's wall.
 */
export function needsNote(
  appointment: Pick<Appointment, 'id' | 'attendance' | 'type' | 'startsAt' | 'minutes'>,
  notedAppointments: ReadonlySet<RecordId>,
  now: LocalDateTime,
): boolean {
  const mayHaveHappened = appointment.attendance === 'attended' || appointment.attendance === 'planned';
  return (
    mayHaveHappened &&
    appointment.type !== 'supervision' &&
    !notedAppointments.has(appointment.id) &&
    appointment.startsAt >= addWallMinutes(now, -NOTE_WINDOW_DAYS * 24 * 60) &&
    (appointment.attendance === 'attended' ? appointment.startsAt <= now : endOf(appointment) <= now)
  );
}

/** When an appointment ends, on the clock's face. */
export function endOf({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>): LocalDateTime {
  return addWallMinutes(startsAt, minutes);
}

/** The appointments that share time with `candidate`; one that ends when the other begins does not. Cancelled ones take no time. */
export function clashesWith<Other extends Pick<Appointment, 'id' | 'startsAt' | 'minutes' | 'attendance'>>(
  candidate: Pick<Appointment, 'startsAt' | 'minutes'> & { readonly id: RecordId | null },
  others: readonly Other[],
): readonly Other[] {
  const end = endOf(candidate);
  return others.filter(
    (other) =>
      other.id !== candidate.id &&
      !isCancelled(other) &&
      other.startsAt < end &&
      candidate.startsAt < endOf(other),
  );
}

function isCancelled({ attendance }: Pick<Appointment, 'attendance'>): boolean {
  return attendance === 'cancelled-by-client' || attendance === 'cancelled-by-therapist';
}

function counterOf(attendance: Appointment['attendance']): keyof AttendanceCounts {
  switch (attendance) {
    case 'attended':
      return 'attended';
    case 'planned':
      return 'planned';
    case 'cancelled-by-client':
      return 'cancelledByClient';
    case 'cancelled-by-therapist':
      return 'cancelledByTherapist';
    case 'did-not-attend':
      return 'didNotAttend';
    default:
      return assertNever(attendance);
  }
}
