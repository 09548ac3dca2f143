import type { ImportTarget } from '../import-run';
import { IMPORT_FIELDS } from './import-fields';

/** Our field → their column, as it stands in the header. A field that is not in it is not imported. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** The likeliest mapping of a header; no column is used twice. The person sees and corrects it. */
export function guessMapping(headers: readonly string[], target: ImportTarget): ColumnMapping {
  const free = new Map(headers.toReversed().map((header) => [lettersOf(header), header]));
  const mapping: Record<string, string> = {};
  for (const { field, columns } of IMPORT_FIELDS[target]) {
    const known = columns.find((column) => free.has(column));
    const header = known === undefined ? undefined : free.get(known);
    if (known !== undefined && header !== undefined) {
      mapping[field] = header;
      free.delete(known);
    }
  }
  return mapping;
}

/** What a mapping still lacks before anything can be imported, as sentences; empty when it is complete. */
export function mappingProblems(
  target: ImportTarget,
  mapping: ColumnMapping,
  headers: readonly string[],
): readonly string[] {
  const isFilled = (field: string) => headers.includes(mapping[field] ?? '');
  const missing = IMPORT_FIELDS[target]
    .filter(({ field, mandatory }) => mandatory && !isFilled(field))
    .map(({ label }) => `Choose the column for “${label}”.`);
  const hasName = target !== 'clients' || ['name', 'firstName', 'lastName'].some(isFilled);
  return hasName ? missing : ['Choose a column for the name: full name, or first and last name.', ...missing];
}

/** The same header, in whatever order, finds the mapping of last time again. */
export function headerKeyOf(headers: readonly string[]): string {
  return headers.toSorted().join('\u001f');
}

/** `Date of birth`, `DATE_OF_BIRTH` and `dateOfBirth` are one name; a byte order mark is no part of it. */
function lettersOf(header: string): string {
  return header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
