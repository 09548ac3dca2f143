import { ageOnDay } from './ages';
import type { ClientLine } from './view/client-list';
import type { ClientRow, Question, View } from '../questions';
import { finds } from './view/name-finder';
import { queryWordsOf } from '../../domain/search-text';
import type { Workroom } from './workroom';

/** One window of the client list, by name. Rows are made only for what is shown. */
export function clients(
  room: Workroom,
  { filter, view, from, count }: Question<'clients'>['args'],
): View<'clients'> {
  const wanted = queryWordsOf(filter);
  const found = room.clientList
    .all()
    .filter(({ person, status }) => (view === 'all' || status === view) && finds(wanted, person));
  return { total: found.length, rows: found.slice(from, from + count).map((line) => clientRow(room, line)) };
}

function clientRow(room: Workroom, { person, status, service }: ClientLine): ClientRow {
  const facts = room.facts.of(person.id);
  const now = room.clock.localNow();
  return {
    personId: person.id,
    name: person.name,
    age: ageOnDay(person, room.clock.today()),
    status,
    service,
    nextSession: facts.planned.find((startsAt) => startsAt >= now) ?? null,
    lastContact: facts.lastContactOn,
    riskOpen: facts.riskOpenSince !== null,
  };
}
