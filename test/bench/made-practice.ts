import { calendarDay, type CalendarDay } from '../../renderer/domain/calendar-day';
import type { Appointment } from '../../renderer/domain/appointment';
import { addDays } from '../../renderer/domain/day-arithmetic';
import { momentOn } from '../../renderer/domain/demo/demo-course';
import { drawPerson } from '../../renderer/domain/demo/demo-person';
import { drawConsents, drawMeasures } from '../../renderer/domain/demo/demo-surroundings';
import { type Draw, drawFrom } from '../../renderer/domain/demo/draw';
import type { Episode } from '../../renderer/domain/episode';
import { recordId, type RecordId } from '../../renderer/domain/ids';
import { localDateTimeAt } from '../../renderer/domain/local-date-time';
import type { Person } from '../../renderer/domain/person';
import type { VaultRecord } from '../../renderer/domain/record';
import type { SessionNote } from '../../renderer/domain/session-note';
import type { NoteTexts } from './note-texts';

/** How much is made, and on which day it is looked at. Plain, so that it can be handed to a worker. */
export interface PracticeSize {
  readonly clients: number;
  readonly today: string;
}

const YEARS = 20;
const SESSIONS = 25;
const SEED = 7;
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Twenty years of one therapist, client by client: with 2,000 clients 50,000 sessions and as many notes. The same for
 * the same size, so that the vault and its peers hold the same practice.
 */
export function* madePractice(size: PracticeSize, texts: NoteTexts): Generator<readonly VaultRecord[]> {
  const draw = drawFrom(SEED, 'bench');
  const today = calendarDay.parse(size.today);
  const newId = idsFrom(drawFrom(SEED, 'ids'));
  for (let nth = 0; nth < size.clients; nth += 1)
    yield oneClient(draw, nth, size.clients, today, newId, texts);
}

function oneClient(
  draw: Draw,
  nth: number,
  clients: number,
  today: CalendarDay,
  newId: () => RecordId,
  texts: NoteTexts,
): readonly VaultRecord[] {
  // Evenly over the years; the last ones are under way.
  const daysAgo = Math.round(((clients - nth) / clients) * YEARS * 365.25);
  const startedOn = addDays(today, -daysAgo);
  const person = drawPerson(draw, newId(), draw.between(9, 80), startedOn, momentOn(startedOn));
  const minute = (9 + (nth % 9)) * 60;
  const lastOn = addDays(startedOn, 7 * (SESSIONS - 1));
  const episode = episodeOf(person, newId(), startedOn, lastOn, today);
  const appointments = Array.from({ length: SESSIONS }, (_, week) =>
    appointmentOf(episode, newId(), addDays(startedOn, 7 * week), minute, today),
  );
  const notes = appointments
    .filter(({ attendance }) => attendance === 'attended')
    .map((appointment) => noteOf(appointment, newId(), texts, draw));
  const client = { personId: person.id, isChild: false };
  return [
    person,
    episode,
    ...appointments,
    ...notes,
    ...drawConsents(draw, client, { from: startedOn, to: lastOn }, newId).slice(0, 3),
    ...drawMeasures(draw, person.id, [startedOn], newId),
  ];
}

function episodeOf(
  { id, createdAt }: Person,
  episodeId: RecordId,
  startedOn: CalendarDay,
  lastOn: CalendarDay,
  today: CalendarDay,
): Episode {
  const goesOn = lastOn >= today;
  return {
    kind: 'episode',
    id: episodeId,
    participants: [id],
    service: 'Counselling',
    status: goesOn ? 'active' : lastOn < addDays(today, -730) ? 'archived' : 'ended',
    startedOn,
    endedOn: goesOn ? null : lastOn,
    fundedBy: 'self',
    createdAt,
  };
}

function appointmentOf(
  { id: episodeId, participants }: Episode,
  id: RecordId,
  on: CalendarDay,
  minute: number,
  today: CalendarDay,
): Appointment {
  return {
    kind: 'appointment',
    id,
    episodeId,
    participants: [...participants],
    startsAt: localDateTimeAt(on, minute),
    minutes: 50,
    zone: 'Europe/London',
    type: 'session',
    place: 'Room 1',
    attendance: on >= today ? 'planned' : 'attended',
    absenceReason: null,
    seriesId: null,
    importedAs: '',
  };
}

function noteOf(
  { id: appointmentId, episodeId, participants, startsAt }: Appointment,
  id: RecordId,
  texts: NoteTexts,
  draw: Draw,
): SessionNote {
  const sessionOn = calendarDay.parse(startsAt.slice(0, 10));
  return {
    kind: 'session-note',
    id,
    episodeId,
    participants,
    appointmentId,
    sessionOn,
    fields: { themes: texts.next(draw), risk: 'Nothing new.', plan: 'Same time next week.' },
    riskOpen: false,
    finishedAt: momentOn(sessionOn),
  };
}

/** Ids as the vault makes them, but the same ones each time. */
function idsFrom(draw: Draw): () => RecordId {
  return () => recordId.parse(Array.from({ length: 26 }, () => LETTERS[draw.below(32)] ?? '0').join(''));
}
