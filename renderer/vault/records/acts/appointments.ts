import {
  absenceReason,
  type Appointment,
  appointment,
  attendance,
  localDateTime,
} from '../../../domain/appointment';
import { NOT_FOUND, parseArgs, refuse } from './parse-args';
import { put, save, withdraw } from './save';
import type { Command, CommandOutcome } from '../../commands';
import type { Held } from '../view/held';
import { occurrencesOf } from '../../../domain/series-occurrences';
import { recordId } from '../../../domain/ids';
import { shiftLater } from './series-shift';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const appointmentInput = z.object({
  episodeId: recordId,
  startsAt: localDateTime,
  minutes: appointment.shape.minutes,
  type: appointment.shape.type,
  place: appointment.shape.place,
});

const booking = z.object({
  appointment: appointmentInput,
  repeat: z
    .object({ everyWeeks: z.union([z.literal(1), z.literal(2)]), count: z.number().int().min(1).max(104) })
    .nullable(),
});

/** One appointment, or a series of them: each is a record of its own, so one can move without the rest. */
export async function bookAppointment(
  room: Workroom,
  args: Command<'book-appointment'>['args'],
): Promise<CommandOutcome<'book-appointment'>> {
  const parsed = parseArgs(booking, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { appointment: input, repeat } = parsed.value;
  const episode = room.cabinet.episodes.get(input.episodeId);
  if (!episode) {
    return NOT_FOUND;
  }
  const series =
    repeat && repeat.count > 1
      ? {
          kind: 'series' as const,
          id: room.store.newId(),
          episodeId: episode.id,
          firstStartsAt: input.startsAt,
          ...repeat,
        }
      : null;
  const booked = (series ? occurrencesOf(series) : [input.startsAt]).map(
    (startsAt): Appointment => ({
      kind: 'appointment',
      id: room.store.newId(),
      participants: episode.participants,
      zone: room.clock.zone,
      attendance: 'planned',
      absenceReason: null,
      seriesId: series?.id ?? null,
      importedAs: '',
      ...input,
      startsAt,
    }),
  );
  const ids = booked.map(({ id }) => id);
  const changes = [...(series ? [put(room, series)] : []), ...booked.map((one) => put(room, one))];
  const outcome = await save(room, ids[0] ?? episode.id, changes);
  return outcome.kind === 'saved' ? { ...outcome, ids } : outcome;
}

const scope = z.enum(['one', 'this-and-later']);
const change = z.object({ id: recordId, scope, appointment: appointmentInput });

/** Moves, resizes or changes one appointment; with `this-and-later` the planned ones after it move by the same time on the clock. */
export async function changeAppointment(
  room: Workroom,
  args: Command<'change-appointment'>['args'],
): Promise<CommandOutcome<'change-appointment'>> {
  const parsed = parseArgs(change, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { id, appointment: input } = parsed.value;
  const current = room.cabinet.appointments.get(id);
  const episode = room.cabinet.episodes.get(input.episodeId);
  if (!current || !episode) {
    return NOT_FOUND;
  }
  if (current.episodeId !== episode.id && room.cabinet.notesAbout.has(id)) {
    return refuse(
      'appointment.episodeId',
      'A note was written about this session, so it stays with this client',
    );
  }
  const changed = { ...current, ...input, participants: episode.participants };
  const later = parsed.value.scope === 'one' ? [] : shiftLater(laterOf(room, current), current, changed);
  return save(
    room,
    id,
    [changed, ...later].map((one) => put(room, one)),
  );
}

const mark = z.object({ id: recordId, attendance, absenceReason: absenceReason.nullable() });

/** Who came, who did not and why. Somebody who came, or is still to come, has no reason for absence. */
export async function markAttendance(
  room: Workroom,
  args: Command<'mark-attendance'>['args'],
): Promise<CommandOutcome<'mark-attendance'>> {
  const parsed = parseArgs(mark, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const current = room.cabinet.appointments.get(parsed.value.id);
  if (!current) {
    return NOT_FOUND;
  }
  const isAbsence = parsed.value.attendance !== 'attended' && parsed.value.attendance !== 'planned';
  const absence = isAbsence ? parsed.value.absenceReason : null;
  return save(room, current.id, [
    put(room, { ...current, attendance: parsed.value.attendance, absenceReason: absence }),
  ]);
}

const removal = z.object({ id: recordId, scope });

/** Takes a booking out of the calendar. A session that a note speaks of stays; later ones with a note are left alone. */
export async function removeAppointment(
  room: Workroom,
  args: Command<'remove-appointment'>['args'],
): Promise<CommandOutcome<'remove-appointment'>> {
  const parsed = parseArgs(removal, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const current = room.cabinet.appointments.get(parsed.value.id);
  if (!current) {
    return NOT_FOUND;
  }
  if (room.cabinet.notesAbout.has(current.id)) {
    return refuse(
      'id',
      'A note was written about this session, so it cannot be removed; mark it as cancelled instead',
    );
  }
  const later =
    parsed.value.scope === 'one'
      ? []
      : laterOf(room, current).filter(({ id }) => !room.cabinet.notesAbout.has(id));
  return save(
    room,
    current.id,
    [current, ...later].map(({ id }) => withdraw(room, id)),
  );
}

/** Those after it in its series that have not taken place: what happened stays as it happened. */
function laterOf(room: Workroom, current: Held<'appointment'>): readonly Held<'appointment'>[] {
  if (current.seriesId === null) {
    return [];
  }
  return [...room.cabinet.appointmentsInSeries.of(current.seriesId)].filter(
    (one) => one.id !== current.id && one.attendance === 'planned' && one.startsAt > current.startsAt,
  );
}
