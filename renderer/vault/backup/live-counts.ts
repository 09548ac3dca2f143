import { KINDS, type RecordKind } from '../../domain/record';
import type { RecordStore } from '../record-store';
import { isCounted } from './content-tally';

/** The kinds of record that counts and digests speak of. */
export function countedKinds(): readonly RecordKind[] {
  return Object.keys(KINDS)
    .filter((kind): kind is RecordKind => kind in KINDS)
    .filter(isCounted);
}

/** Current records per kind; kinds without any are left out. */
export function liveCounts(store: RecordStore): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of countedKinds()) {
    const count = [...store.entries(kind)].length;
    if (count > 0) counts[kind] = count;
  }
  return counts;
}
