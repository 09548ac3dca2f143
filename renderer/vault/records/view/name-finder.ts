import { normaliseText, wordsOf } from '../../../domain/search-text';
import type { NameFields } from '../../../domain/name-filter';

/** A person's words made ready once, so that 2,000 of them are filtered between two key presses. */
export interface NameFinder {
  /** All words, each with a space before it: a query's word is found as the beginning of one. */
  readonly words: string;
  readonly postcode: string;
  readonly phone: string;
}

const finders = new WeakMap<NameFields, NameFinder>();

/** Answers exactly what `nameMatches` of the domain answers (a test compares them); `wanted` are the query's words. */
export function finds(wanted: readonly string[], person: NameFields): boolean {
  const { words, postcode, phone } = finderOf(person);
  return wanted.every(
    (start) =>
      words.includes(` ${start}`) ||
      (postcode !== '' && postcode.startsWith(start)) ||
      (phone.length > 2 && phone.includes(start) && /^\d{3,}$/.test(start)),
  );
}

function finderOf(person: NameFields): NameFinder {
  const known = finders.get(person);
  if (known) {
    return known;
  }
  const words = wordsOf(
    `${person.name} ${person.preferredName} ${person.importedAs} ${person.email} ${person.postcode}`,
  );
  const made = {
    words: words.map((word) => ` ${word}`).join(''),
    postcode: normaliseText(person.postcode).replaceAll(/\s/g, ''),
    phone: person.phone.replaceAll(/\D/g, ''),
  };
  finders.set(person, made);
  return made;
}
