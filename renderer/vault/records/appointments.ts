import type { AppointmentRow } from '../questions';
import type { Held } from './view/held';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** Appointments from a day or wall-clock time on, up to a day (that day included) or before a wall-clock time. */
export function appointments(
  room: Workroom,
  { from, to }: { readonly from: string; readonly to: string },
): readonly AppointmentRow[] {
  return room.cabinet.appointmentsByTime.between(from, endOf(to)).map((one) => appointmentRow(room, one));
}

export function appointment(room: Workroom, id: RecordId): AppointmentRow | null {
  const found = room.cabinet.appointments.get(id);
  return found ? appointmentRow(room, found) : null;
}

/** An appointment with what a list shows beside it. */
export function appointmentRow(room: Workroom, one: Held<'appointment'>): AppointmentRow {
  const personId = firstOf(one.participants);
  return {
    ...one,
    personId,
    name: room.cabinet.people.get(personId)?.name ?? '',
    sessionNumber: room.sessionNumbers.of(personId).get(one.id) ?? 1,
    noteId: noteAbout(room, one)?.id ?? null,
    draftId: room.drafts.ofAppointment(one.id)?.draftId ?? null,
    riskOpen: one.participants.some((person) => room.facts.of(person).riskOpenSince !== null),
  };
}

/** The note that names this appointment; for a note written without one (an import), the same episode and day. */
export function noteAbout(room: Workroom, one: Held<'appointment'>): Held<'session-note'> | undefined {
  const [named] = room.cabinet.notesAbout.of(one.id);
  if (named) {
    return named;
  }
  return [...room.cabinet.notesOn.of(`${one.episodeId}|${one.startsAt.slice(0, 10)}`)].find(
    (note) => note.appointmentId === null,
  );
}

/**
 * Which session of its episode each appointment of a person is, from 1. Cancelled and missed ones take no number of
 * their own: they show the number that the session would have had.
 */
export function numberSessions(all: Iterable<Held<'appointment'>>): ReadonlyMap<RecordId, number> {
  const numbers = new Map<RecordId, number>();
  const soFar = new Map<RecordId, number>();
  for (const one of [...all].sort((left, right) => (left.startsAt < right.startsAt ? -1 : 1))) {
    const number = (soFar.get(one.episodeId) ?? 0) + 1;
    numbers.set(one.id, number);
    if (one.attendance === 'attended' || one.attendance === 'planned') {
      soFar.set(one.episodeId, number);
    }
  }
  return numbers;
}

/** Participants always hold one; the schema says so. */
export function firstOf(participants: readonly RecordId[]): RecordId {
  const [first] = participants;
  if (first === undefined) {
    throw new Error('A record without participants was kept');
  }
  return first;
}

/** A day counts to its end. */
function endOf(to: string): string {
  return to.length === 10 ? `${to}T24` : to;
}
