import type { Person } from '../../domain/person';

/**
 * People already here who may be the same: same name (whatever the case, accents and spaces), and no different
 * date of birth. The person decides; nothing is merged.
 */
export function findDoubles(
  typed: { readonly name: string; readonly dateOfBirth: string | null },
  known: readonly Person[],
): readonly Person[] {
  const name = normal(typed.name);
  if (name === '') return [];
  return known.filter(
    (person) =>
      normal(person.name) === name &&
      (typed.dateOfBirth === null || person.dateOfBirth === null || person.dateOfBirth === typed.dateOfBirth),
  );
}

function normal(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
