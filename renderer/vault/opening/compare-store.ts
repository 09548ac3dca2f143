import type { Survey } from '../../../electron/contract/storage';
import { sameBytes } from '../crypto/bytes';
import type { LoadedStore } from '../store/load-store';
import type { LastFrame } from './last-frame';

/** What store and journal say to each other; vault.md, "Store against journal, at every open". */
export type Comparison =
  | { readonly kind: 'current' }
  | { readonly kind: 'behind' }
  | { readonly kind: 'rebuild'; readonly why: 'missing' | 'damaged' }
  /** The store remembers acknowledged frames that the journal does not hold. */
  | { readonly kind: 'journal-older'; readonly storeSequence: number }
  | { readonly kind: 'journal-damaged'; readonly afterSequence: number }
  | { readonly kind: 'other-history' };

/**
 * Decides; changes nothing. `acknowledged` is the highest sequence that anything besides the store knows to have been
 * acknowledged: a torn tail at or below it is damage, not a write that was never answered.
 */
export function compareStore(
  loaded: LoadedStore,
  survey: Survey,
  last: LastFrame | undefined,
  acknowledged: number,
): Comparison {
  const { head } = survey;
  const position = loaded.kind === 'loaded' ? loaded.start.position : undefined;
  if (position && survey.branch !== null && survey.branch !== position.journal.branch)
    return { kind: 'other-history' };
  if (position && position.journal.sequence > head.sequence) {
    return { kind: 'journal-older', storeSequence: position.journal.sequence };
  }
  if (acknowledged > head.sequence || !isWalkable(survey)) {
    return { kind: 'journal-damaged', afterSequence: head.sequence };
  }
  if (!position) return { kind: 'rebuild', why: loaded.kind === 'missing' ? 'missing' : 'damaged' };
  if (position.journal.sequence < head.sequence) return { kind: 'behind' };
  // Equal ends with different hashes are two histories, unless the last frame is simply not what was written.
  const isSame = sameBytes(position.journal.hash, head.hash) || last?.isAuthentic === false;
  return isSame ? { kind: 'current' } : { kind: 'other-history' };
}

/** Whether frames can be followed to the end: a frame changed inside can be stepped over, a lost length or segment cannot. */
export function isWalkable({ journal, segments }: Survey): boolean {
  if (journal.kind !== 'damaged') return true;
  const facts = segments.find((one) => one.segment === journal.segment);
  return facts !== undefined && journal.offset < facts.bytes;
}
