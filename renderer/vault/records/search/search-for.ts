import { contextOf } from './context-of';
import { documentOf } from './documents';
import { queryWordsOf, wordsOf } from '../../../domain/search-text';
import { type RecordId, recordId } from '../../../domain/ids';
import type { SearchHit, View } from '../../questions';
import type { Held } from '../view/held';
import type { Summary } from '../../summary';
import { concernedPeople } from '../view/concerns';
import { whenOf } from './document-source';
import type { Workroom } from '../workroom';

/** Longest list of hits that is made ready; the total is counted in any case. */
const MOST_HITS = 500;

/** Hits in order of relevance. Only the texts of those that are shown are opened. */
export async function searchFor(
  room: Workroom,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<View<'search'>> {
  const wanted = queryWordsOf(text);
  if (wanted.length === 0) {
    return { total: 0, hits: [], complete: room.search.complete };
  }
  await room.search.settle();
  const isNameHit = (id: string) => isNamed(room.cabinet.people.get(recordId.parse(id)), wanted);
  const { total, best } = room.search.find(wanted, Math.min(limit, MOST_HITS), isNameHit);
  const ids = best.map(({ id }) => recordId.parse(id));
  const texts = await room.documents.textsOf(ids);
  const hits = ids.flatMap((id) => hitOf(room, id, texts.get(id) ?? '', text, wanted));
  return { total, hits, complete: room.search.complete };
}

function hitOf(
  room: Workroom,
  id: RecordId,
  body: string,
  text: string,
  wanted: readonly string[],
): SearchHit[] {
  const summary = room.store.entry(id)?.summary;
  const document = summary && documentOf(summary);
  if (!summary || !document) {
    return [];
  }
  const personId = personOf(summary);
  const name = (personId && room.cabinet.people.get(personId)?.name) || '';
  const { context, marks } = contextOf(body, text, wanted);
  return [
    {
      recordId: id,
      kind: document.kind,
      personId: personId ?? id,
      name,
      when: whenOf(summary, room.clock),
      context,
      marks,
    },
  ];
}

function personOf(summary: Summary): RecordId | undefined {
  return concernedPeople(summary)[0];
}

const nameWords = new WeakMap<Held<'person'>, readonly string[]>();

/** Every word of the query begins a word of the name itself, not only of an address or a number. */
function isNamed(person: Held<'person'> | undefined, wanted: readonly string[]): boolean {
  if (!person) {
    return false;
  }
  const words = nameWords.get(person) ?? wordsOf(`${person.name} ${person.preferredName}`);
  nameWords.set(person, words);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}
