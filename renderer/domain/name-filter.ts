import type { Person } from './person';
import { normaliseText, queryWordsOf, wordsOf } from './search-text';

/** What the client list is filtered by. */
export type NameFields = Pick<
  Person,
  'name' | 'preferredName' | 'importedAs' | 'phone' | 'email' | 'postcode'
>;

/**
 * Whether a person is among those the filter leaves: every word of it begins a word of the name, preferred name, reference,
 * e-mail or postcode, or begins the postcode written without a space, or is a run of at least three digits of the phone number.
 * A filter without letters and digits leaves everybody.
 */
export function nameMatches(filter: string, person: NameFields): boolean {
  const wanted = queryWordsOf(filter);
  if (wanted.length === 0) {
    return true;
  }
  const words = wordsOf(
    `${person.name} ${person.preferredName} ${person.importedAs} ${person.email} ${person.postcode}`,
  );
  const postcode = normaliseText(person.postcode).replaceAll(/\s/g, '');
  const phone = person.phone.replaceAll(/\D/g, '');
  return wanted.every(
    (start) =>
      words.some((word) => word.startsWith(start)) ||
      (postcode !== '' && postcode.startsWith(start)) ||
      (/^\d{3,}$/.test(start) && phone.includes(start)),
  );
}
