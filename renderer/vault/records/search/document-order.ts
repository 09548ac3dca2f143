import { type IndexedDocument, PERSON_KIND } from './documents';

/**
 * Documents of a segment: people first, then the newest. So the best hits of a segment are the first of its bits, and
 * 40,000 hits need not be looked at to show twenty.
 */
export function documentOrder(one: IndexedDocument, other: IndexedDocument): number {
  const isPerson = Number(other.kind === PERSON_KIND) - Number(one.kind === PERSON_KIND);
  return isPerson || other.day - one.day || (one.id < other.id ? -1 : 1);
}

/** The documents in order, and for each of the old numbers the new one. */
export function orderDocuments(documents: readonly IndexedDocument[]): {
  readonly ordered: readonly IndexedDocument[];
  readonly places: Uint32Array;
} {
  const numbered = documents.map((document, number) => ({ document, number }));
  numbered.sort((one, other) => documentOrder(one.document, other.document));
  const places = new Uint32Array(documents.length);
  for (const [place, { number }] of numbered.entries()) {
    places[number] = place;
  }
  return { ordered: numbered.map(({ document }) => document), places };
}
