import { ClientFinder, episodeOn } from './client-finder';
import { type Planner, refusedRow, type RowPlan } from './row-plan';
import type { CalendarDay } from '../../../domain/calendar-day';
import type { CsvRow, RowSetting } from '../../../domain/import/import-row';
import { readNoteRow } from '../../../domain/import/read-note-row';
import type { RecordId } from '../../../domain/ids';
import type { NoteFields, SessionNote } from '../../../domain/session-note';
import type { Workroom } from '../workroom';

/** Notes as they were written elsewhere, finished. A note finds the session of its day when one has no note yet. */
export function planNotes(room: Workroom, setting: RowSetting): Planner {
  const clients = new ClientFinder(room);
  const textsOfDays = new Map<string, Set<string>>();
  const taken = new Set<RecordId>();
  const plan = async (row: CsvRow): Promise<RowPlan> => {
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
    const day = `${episode.id}|${sessionOn}`;
    const texts = textsOfDays.get(day) ?? (await textsOn(room, day));
    textsOfDays.set(day, texts);
    if (texts.has(textOf(fields))) {
      return refusedRow('themes', 'The same note is there already');
    }
    texts.add(textOf(fields));
    const appointmentId = sessionWithoutNote(room, episode.id, sessionOn, taken);
    if (appointmentId !== null) {
      taken.add(appointmentId);
    }
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
    return { kind: 'ok', records: [note] };
  };
  return { plan, atEnd: () => [] };
}

/** What is written already about that day, whole: two notes that only begin alike are two notes. */
async function textsOn(room: Workroom, day: string): Promise<Set<string>> {
  const ids = room.cabinet.notesOn.of(day).map(({ id }) => id);
  const texts = new Set<string>();
  if (ids.length === 0) {
    return texts;
  }
  for (const body of (await room.store.read(ids)).values()) {
    if (body.kind === 'read' && body.record.kind === 'session-note') {
      texts.add(textOf(body.record.fields));
    }
  }
  return texts;
}

function textOf({ themes, risk, plan }: NoteFields): string {
  return JSON.stringify([themes, risk, plan]);
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
