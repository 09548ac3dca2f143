import type { RecordId } from '../../domain/ids';
import type { Entry } from '../record-store';
import type { Catalogue, GoneLine } from './catalogue';
import type { DeltaRow, VaultDatabase } from './database';
import type { SegmentEntry } from './directory';
import { readLines } from './lines';
import { openDelta, openSegment, type StoreSeal } from './sealed-lines';
import { isHot, type Shelf, shelfOf } from './shelf';

const SEGMENTS_AT_ONCE = 8;

/** What loading knows between its two halves: lines that deltas overtook, and shelves that no longer match the disk. */
export interface LoadingCatalogue {
  readonly seal: StoreSeal;
  readonly database: VaultDatabase;
  readonly catalogue: Catalogue;
  readonly cold: readonly SegmentEntry[];
  /** Shelves whose segments no longer say what the deltas say. */
  readonly dirty: Set<Shelf>;
}

export type HotOutcome =
  | { readonly kind: 'hot'; readonly loading: LoadingCatalogue }
  | { readonly kind: 'damaged' };

/** Loads the hot shelves and every delta; the screen is usable afterwards. */
export async function loadHot(
  seal: StoreSeal,
  database: VaultDatabase,
  segments: readonly SegmentEntry[],
  deltas: readonly DeltaRow[],
  catalogue: Catalogue,
  oldestHotQuarter: string,
): Promise<HotOutcome> {
  const hot = segments.filter((one) => isHot(one.shelf, oldestHotQuarter));
  const cold = segments
    .filter((one) => !isHot(one.shelf, oldestHotQuarter))
    .toSorted((a, b) => (quarterPart(a.shelf) < quarterPart(b.shelf) ? 1 : -1));
  const loading: LoadingCatalogue = { seal, database, catalogue, cold, dirty: new Set() };
  if ((await loadSegments(loading, hot)) === 'damaged') return { kind: 'damaged' };
  for (const delta of deltas) {
    const plain = openDelta(seal, delta);
    const read =
      plain &&
      readLines(
        plain,
        (entry) => applyLine(loading, entry),
        (line) => applyLine(loading, line),
      );
    if (read === undefined) return { kind: 'damaged' };
  }
  return { kind: 'hot', loading };
}

/** Loads the rest, newest first, a few segments at a time so that the worker keeps answering. */
export async function loadCold(
  loading: LoadingCatalogue,
  onProgress: (lines: number) => void,
): Promise<'loaded' | 'damaged'> {
  let lines = 0;
  for (let at = 0; at < loading.cold.length; at += SEGMENTS_AT_ONCE) {
    const some = loading.cold.slice(at, at + SEGMENTS_AT_ONCE);
    if ((await loadSegments(loading, some)) === 'damaged') return 'damaged';
    lines += some.reduce((sum, one) => sum + one.lines, 0);
    onProgress(lines);
  }
  return 'loaded';
}

/** A line that is newer than what a segment says: a delta, a replayed frame, a commit. */
export function applyLine({ catalogue, dirty }: LoadingCatalogue, line: Entry | GoneLine): void {
  const before = catalogue.entry(line.id) ?? catalogue.gone(line.id);
  if (before && before.sequence > line.sequence) return;
  if (before) dirty.add(shelfOf(before));
  dirty.add(shelfOf(line));
  if ('summary' in line) catalogue.put(line);
  else catalogue.remove(line);
}

async function loadSegments(
  loading: LoadingCatalogue,
  wanted: readonly SegmentEntry[],
): Promise<'loaded' | 'damaged'> {
  const rows = await loading.database.catalogue.bulkGet(wanted.map((one) => one.id));
  for (const [index, segment] of wanted.entries()) {
    const row = rows[index];
    const plain = row && openSegment(loading.seal, segment, row.bytes);
    const read =
      plain &&
      readLines(
        plain,
        (entry) => putOlder(loading, segment.shelf, entry),
        (line) => removeOlder(loading, segment.shelf, line),
      );
    if (read !== segment.lines) return 'damaged';
  }
  return 'loaded';
}

/** A segment's line never overtakes what is known already: deltas and commits may have come first. */
function putOlder({ catalogue, dirty }: LoadingCatalogue, shelf: Shelf, entry: Entry): void {
  if (known(catalogue, entry.id) > entry.sequence) dirty.add(shelf);
  else catalogue.put(entry);
}

function removeOlder({ catalogue, dirty }: LoadingCatalogue, shelf: Shelf, line: GoneLine): void {
  if (known(catalogue, line.id) > line.sequence) dirty.add(shelf);
  else catalogue.remove(line);
}

function known(catalogue: Catalogue, id: RecordId): number {
  return catalogue.entry(id)?.sequence ?? catalogue.gone(id)?.sequence ?? 0;
}

function quarterPart(shelf: Shelf): string {
  return shelf.slice(shelf.indexOf('/') + 1);
}
