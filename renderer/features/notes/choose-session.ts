import type { Appointment } from '../../domain/appointment';
import type { TimeLineRow } from '../../vault/api';

export type SessionRow = Extract<TimeLineRow, { readonly kind: 'session' }>;

/** Further back than this nobody is asked for a note, so none is proposed (imported years would be). */
const PROPOSED_DAYS = 60;

/**
 * The session a new note is most likely about: the latest one that has begun and has no note, else one later today.
 * Null when there is none: the note then stands for itself. `now` is the clock on the wall, `YYYY-MM-DDTHH:MM`.
 */
export function proposedSession(rows: readonly SessionRow[], now: string): Appointment | null {
  const today = now.slice(0, 10);
  const open = rows
    .filter(({ hasNote, appointment }) => !hasNote && mayHaveNote(appointment))
    .map(({ appointment }) => appointment)
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt));
  const begun = open.find(({ startsAt }) => startsAt <= now && daysBetween(startsAt, today) <= PROPOSED_DAYS);
  return begun ?? open.findLast(({ startsAt }) => startsAt.slice(0, 10) === today) ?? null;
}

/** Sessions a note can be about, newest first: what has not happened yet, or did not happen, has no note. */
export function notableSessions(rows: readonly SessionRow[], now: string): readonly SessionRow[] {
  return rows
    .filter(
      ({ appointment }) => mayHaveNote(appointment) && appointment.startsAt.slice(0, 10) <= now.slice(0, 10),
    )
    .toSorted((a, b) => b.appointment.startsAt.localeCompare(a.appointment.startsAt));
}

function mayHaveNote({ attendance, type }: Appointment): boolean {
  return (attendance === 'attended' || attendance === 'planned') && type !== 'supervision';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from.slice(0, 10))) / 86_400_000;
}
