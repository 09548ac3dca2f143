import { ClientFinder, episodeOn } from './client-finder';
import { type Planner, refusedRow, type RowPlan } from './row-plan';
import type { CalendarDay } from '../../../domain/calendar-day';
import type { CsvRow, RowSetting } from '../../../domain/import/import-row';
import { readNoteRow } from '../../../domain/import/read-note-row';
import { type RecordId } from '../../../domain/ids';
import type { SessionNote } from '../../../domain/session-note';
import { summarise } from '../../summary';
import type { Workroom } from '../workroom';

/** Notes as they were written elsewhere, finished. A note finds the session of its day when one has no note yet. */
export function planNotes(room: Workroom, setting: RowSetting): Planner {
  const clients = new ClientFinder(room);
  const known = new Set(Array.from(room.cabinet.notes.all(), sameNote));
  const taken = new Set<RecordId>();
  const plan = (row: CsvRow): RowPlan => {
    const read = readNoteRow(row, setting);
    if (read.kind === 'refused') {
      return read;
    }
    const { client, sessionOn, fields } = read.value;
    const found = clients.find(client);
    if (found.kind === 'unknown') {
      return refusedRow('client', found.reason);
    }
    const episode = episodeOn(found.episodes, sessionOn);
    const appointmentId = sessionWithoutNote(room, episode.id, sessionOn, taken);
    const note: SessionNote = {
      kind: 'session-note',
      id: room.store.newId(),
      episodeId: episode.id,
      participants: episode.participants,
      appointmentId,
      sessionOn,
      fields,
      riskOpen: false,
      finishedAt: room.clock.now(),
    };
    const summary = summarise(note);
    const key = summary.kind === 'session-note' ? sameNote(summary) : note.id;
    if (known.has(key)) {
      return refusedRow('themes', 'The same note is there already');
    }
    known.add(key);
    if (appointmentId !== null) {
      taken.add(appointmentId);
    }
    return { kind: 'ok', records: [note] };
  };
  return { plan, atEnd: () => [] };
}

/** Two notes of one day that begin alike are one note. */
function sameNote(note: Pick<SessionNote, 'episodeId' | 'sessionOn'> & { readonly excerpt: string }): string {
  return `${note.episodeId}|${note.sessionOn}|${note.excerpt}`;
}

function sessionWithoutNote(
  room: Workroom,
  episodeId: RecordId,
  day: CalendarDay,
  taken: ReadonlySet<RecordId>,
): RecordId | null {
  const { cabinet } = room;
  const free = [...cabinet.appointmentsIn.of(episodeId)].filter(
    (one) =>
      one.startsAt.startsWith(day) &&
      (one.attendance === 'attended' || one.attendance === 'planned') &&
      !taken.has(one.id) &&
      !cabinet.notesAbout.has(one.id),
  );
  return free.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))[0]?.id ?? null;
}
