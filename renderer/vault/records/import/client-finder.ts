import type { CalendarDay } from '../../../domain/calendar-day';
import type { Held } from '../view/held';
import type { RecordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';

export type FoundClient =
  | { readonly kind: 'found'; readonly personId: RecordId; readonly episodes: readonly Held<'episode'>[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Finds whose row it is: by the reference the client was imported with, else by the exact name. */
export class ClientFinder {
  private readonly room: Workroom;
  private readonly byName = new Map<string, Held<'person'>[]>();

  constructor(room: Workroom) {
    this.room = room;
    for (const { person } of room.clientList.all()) {
      this.byName.set(person.name, [...(this.byName.get(person.name) ?? []), person]);
    }
  }

  find(text: string): FoundClient {
    const referenced = [...this.room.cabinet.peopleImportedAs.of(text)];
    const candidates = referenced.length > 0 ? referenced : (this.byName.get(text) ?? []);
    const [person, other] = candidates;
    if (!person) {
      return {
        kind: 'unknown',
        reason: `There is no client with the reference or name “${shortened(text)}”; import the clients first`,
      };
    }
    if (other) {
      return {
        kind: 'unknown',
        reason: `Several clients are called “${shortened(text)}”; use their reference`,
      };
    }
    const { episodes } = this.room.facts.of(person.id);
    return episodes.length > 0
      ? { kind: 'found', personId: person.id, episodes }
      : { kind: 'unknown', reason: `“${shortened(text)}” is known, but not as a client` };
  }
}

/** The episode that was going on that day; where none was, the latest. */
export function episodeOn(episodes: readonly Held<'episode'>[], day: CalendarDay): Held<'episode'> {
  const going = episodes.find(
    ({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || day <= endedOn),
  );
  const chosen = going ?? episodes[0];
  if (!chosen) {
    throw new Error('A client without an episode was found');
  }
  return chosen;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
