import { assertNever } from '../../domain/assert-never';
import type { Appointment } from '../../domain/appointment';
import type { TimeLineRow } from '../../vault/api';
import { showLocalTime } from '../../ui/dates';
import type { TimeLineWords, Tone } from './entry-words';

/** A session as it reads on the time line: when, where, what became of it. */
export function sessionWords(appointment: Appointment, hasNote: boolean, today: string): TimeLineWords {
  const isPast = appointment.startsAt.slice(0, 10) < today;
  const state =
    appointment.attendance === 'planned' && isPast
      ? 'Attendance not recorded'
      : ATTENDANCE[appointment.attendance];
  const mayNeedNote =
    appointment.attendance === 'attended' || (appointment.attendance === 'planned' && isPast);
  return {
    title: APPOINTMENT_TYPE[appointment.type],
    more: ` ${showLocalTime(appointment.startsAt)}, ${appointment.minutes} min${appointment.place === '' ? '' : ` · ${appointment.place}`}`,
    under:
      appointment.absenceReason === null || appointment.absenceReason === 'not-given'
        ? ''
        : `Reason: ${appointment.absenceReason.replaceAll('-', ' ')}`,
    isSaid: false,
    chips: [
      { tone: attendanceTone(appointment.attendance, isPast), said: state },
      ...(mayNeedNote && !hasNote && appointment.type !== 'supervision'
        ? [{ tone: 'due' as const, said: 'Note to write' }]
        : []),
    ],
    dot: 'ring',
  };
}

function attendanceTone(attendance: Appointment['attendance'], isPast: boolean): Tone {
  switch (attendance) {
    case 'attended':
      return 'good';
    case 'planned':
      return isPast ? 'due' : 'accent';
    case 'did-not-attend':
      return 'due';
    case 'cancelled-by-client':
    case 'cancelled-by-therapist':
      return 'neutral';
    default:
      return assertNever(attendance);
  }
}

/** Whether a note can be written about this entry: a session that has begun, or may have, and has none. */
export function mayWriteNote(row: TimeLineRow, today: string): boolean {
  if (row.kind !== 'session' || row.hasNote || row.when.slice(0, 10) > today) return false;
  const { attendance, type } = row.appointment;
  return (attendance === 'attended' || attendance === 'planned') && type !== 'supervision';
}

const ATTENDANCE: Readonly<Record<Appointment['attendance'], string>> = {
  planned: 'Planned',
  attended: 'Attended',
  'cancelled-by-client': 'Cancelled by the client',
  'cancelled-by-therapist': 'Cancelled by you',
  'did-not-attend': 'Did not attend',
};

const APPOINTMENT_TYPE: Readonly<Record<Appointment['type'], string>> = {
  session: 'Session',
  assessment: 'Assessment',
  review: 'Review',
  supervision: 'Supervision',
  other: 'Appointment',
};
