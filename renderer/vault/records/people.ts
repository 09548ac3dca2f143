import { finds } from './view/name-finder';
import type { Person } from '../../domain/person';
import { queryWordsOf } from '../../domain/search-text';
import type { Workroom } from './workroom';

/** Everybody who is known, client or not, for choosing somebody who is already there. */
export function people(
  room: Workroom,
  { filter, count }: { readonly filter: string; readonly count: number },
): readonly Person[] {
  const wanted = queryWordsOf(filter);
  const found = [...room.cabinet.people.all()].filter((person) => finds(wanted, person));
  return found
    .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
    .slice(0, count);
}
