import type { Question, TimeLineKind, TimeLineRow, View } from '../questions';
import { isRiskOpen } from './view/client-facts';
import { noteAbout } from './appointments';
import { previousTotals } from './measures';
import type { Held } from './view/held';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** A place on the time line; the row itself is made only for what is shown. */
interface Place {
  readonly kind: TimeLineKind;
  readonly order: string;
  readonly row: () => TimeLineRow;
}

/** One client's line of everything, newest first; no kind chosen means all of them. Counts are of all, whatever is chosen. */
export function timeLine(
  room: Workroom,
  personId: RecordId,
  args: Question<'time-line'>['args'],
): View<'time-line'> {
  const places = placesOf(room, personId);
  const counts = { notes: 0, sessions: 0, consents: 0, attachments: 0, measures: 0, holds: 0 };
  for (const { kind } of places) {
    counts[kind] += 1;
  }
  const chosen = args.kinds.length === 0 ? places : places.filter(({ kind }) => args.kinds.includes(kind));
  chosen.sort((one, other) => (one.order < other.order ? 1 : -1));
  const rows = chosen.slice(args.from, args.from + args.count).map(({ row }) => row());
  return { total: chosen.length, counts, rows };
}

function placesOf(room: Workroom, personId: RecordId): Place[] {
  const { cabinet } = room;
  const previous = previousTotals(room, personId);
  return [
    ...placesIn(
      cabinet.notesOf.of(personId),
      'notes',
      (one) => noteOrder(room, one),
      (one) => noteRow(room, one),
    ),
    ...placesIn(
      cabinet.appointmentsOf.of(personId),
      'sessions',
      ({ startsAt }) => startsAt,
      (one) => ({
        kind: 'session',
        id: one.id,
        when: one.startsAt,
        appointment: one,
        hasNote: noteAbout(room, one) !== undefined,
      }),
    ),
    ...placesIn(
      cabinet.consentsOf.of(personId),
      'consents',
      ({ decidedOn }) => decidedOn,
      (one) => ({
        kind: 'consent',
        id: one.id,
        when: one.decidedOn,
        consent: one,
        version: [...cabinet.wordingOf.of(one.id)][0]?.version ?? '',
      }),
    ),
    ...placesIn(
      cabinet.attachmentsOf.of(personId),
      'attachments',
      ({ addedAt }) => room.clock.localTimeOf(addedAt),
      (one) => ({
        kind: 'attachment',
        id: one.id,
        when: room.clock.localTimeOf(one.addedAt),
        attachment: one,
      }),
    ),
    ...placesIn(
      cabinet.measuresOf.of(personId),
      'measures',
      ({ takenOn }) => takenOn,
      (one) => ({
        kind: 'measure',
        id: one.id,
        when: one.takenOn,
        result: one,
        previous: previous.get(one.id) ?? null,
      }),
    ),
    ...placesIn(
      cabinet.holdsOf.of(personId),
      'holds',
      ({ placedOn }) => placedOn,
      (one) => ({
        kind: 'hold',
        id: one.id,
        when: one.placedOn,
        hold: one,
      }),
    ),
  ];
}

function placesIn<Item extends { readonly id: RecordId }>(
  items: Iterable<Item>,
  kind: TimeLineKind,
  whenOf: (item: Item) => string,
  rowOf: (item: Item) => TimeLineRow,
): Place[] {
  return Array.from(items, (item) => ({ kind, order: `${whenOf(item)}|${item.id}`, row: () => rowOf(item) }));
}

/** A note stands right above the session it is about. */
function noteOrder(room: Workroom, one: Held<'session-note'>): string {
  const session = one.appointmentId ? room.cabinet.appointments.get(one.appointmentId) : undefined;
  return session ? `${session.startsAt}~` : `${one.sessionOn}T~`;
}

function noteRow(room: Workroom, one: Held<'session-note'>): TimeLineRow {
  const amended = Array.from(room.cabinet.amendmentsOf.of(one.id), ({ amendedAt }) => amendedAt).sort();
  return {
    kind: 'note',
    id: one.id,
    when: one.sessionOn,
    excerpt: one.excerpt,
    amendments: amended.length,
    lastAmendedAt: amended.at(-1) ?? null,
    riskOpen: isRiskOpen(one, room.cabinet),
  };
}
