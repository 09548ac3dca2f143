import { type Bits, firstBits, hasBit, takeOut } from './bits';
import { scoreOf, type TopHits } from './top-hits';
import type { Segment } from './segment';

/**
 * Offers what can be among the best of a segment: every person, and of the rest the newest with whole words and the
 * newest with beginnings. More than `limit` of each cannot be shown. Empties `any` of what is `whole`.
 */
export function offerBest(
  top: TopHits,
  limit: number,
  segment: Segment,
  any: Bits,
  whole: Bits,
  isNameHit: (id: string) => boolean,
): void {
  firstBits(any, 0, segment.people, Number.POSITIVE_INFINITY, (document) => {
    const id = segment.idOf(document);
    top.offer(scoreOf(isNameHit(id), hasBit(whole, document), segment.dayOf(document)), () => id);
  });
  takeOut(any, whole);
  for (const [bits, isWhole] of [
    [whole, true],
    [any, false],
  ] as const) {
    firstBits(bits, segment.people, segment.documents, limit, (document) => {
      top.offer(scoreOf(false, isWhole, segment.dayOf(document)), () => segment.idOf(document));
    });
  }
}
