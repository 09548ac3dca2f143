import { ClientFinder, episodeOn } from './client-finder';
import { type Planner, refusedRow, type RowPlan } from './row-plan';
import type { CsvRow, RowSetting } from '../../../domain/import/import-row';
import type { CalendarDay } from '../../../domain/calendar-day';
import { dayOf } from '../../../domain/local-date-time';
import { readAppointmentRow } from '../../../domain/import/read-appointment-row';
import type { RecordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';

/** Appointments of clients who are there. Work cannot have begun after its first session, so episodes may begin earlier after it. */
export function planAppointments(room: Workroom, setting: RowSetting): Planner {
  const clients = new ClientFinder(room);
  const references = new Set<string>();
  const times = new Set<string>();
  const firstDays = new Map<RecordId, CalendarDay>();
  for (const known of room.cabinet.appointments.all()) {
    references.add(known.importedAs);
    known.participants.forEach((person) => times.add(`${person}|${known.startsAt}`));
  }
  references.delete('');
  const plan = (row: CsvRow): RowPlan => {
    const read = readAppointmentRow(row, setting);
    if (read.kind === 'refused') {
      return read;
    }
    const { client, appointment } = read.value;
    const found = clients.find(client);
    if (found.kind === 'unknown') {
      return refusedRow('client', found.reason);
    }
    if (references.has(appointment.importedAs)) {
      return refusedRow('reference', 'An appointment with this reference is there already');
    }
    const time = `${found.personId}|${appointment.startsAt}`;
    if (appointment.importedAs === '' && times.has(time)) {
      return refusedRow('start', 'This client has an appointment at this time already');
    }
    times.add(time);
    if (appointment.importedAs !== '') {
      references.add(appointment.importedAs);
    }
    const day = dayOf(appointment.startsAt);
    const episode = episodeOn(found.episodes, day);
    if (day < (firstDays.get(episode.id) ?? episode.startedOn)) {
      firstDays.set(episode.id, day);
    }
    const { participants } = episode;
    return {
      kind: 'ok',
      records: [
        {
          kind: 'appointment',
          id: room.store.newId(),
          episodeId: episode.id,
          participants,
          seriesId: null,
          ...appointment,
        },
      ],
    };
  };
  const atEnd = () =>
    Array.from(firstDays).flatMap(([id, startedOn]) => {
      const episode = room.cabinet.episodes.get(id);
      return episode && startedOn < episode.startedOn ? [{ ...episode, startedOn }] : [];
    });
  return { plan, atEnd };
}
