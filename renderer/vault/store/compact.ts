import type { Entry } from '../record-store';
import type { Catalogue, GoneLine } from './catalogue';
import { deltaKey, type SealedSegment, sealShelf } from './sealed-lines';
import { type Shelf, shelfOf } from './shelf';
import type { VaultStore } from './vault-store';

const LINES_AT_ONCE = 4000;
const BYTES_AT_ONCE = 1024 * 1024;
const MOST_DELTAS = 128;
const LEAST_DELTA_BYTES = 1024 * 1024;

/** Whether deltas have grown enough that folding them into segments is worth the writing. */
export function wantsCompaction(store: VaultStore, catalogue: Catalogue): boolean {
  const anEighthOfAll = catalogue.size * 50; // about 400 bytes a line
  return store.deltas > MOST_DELTAS || store.deltaBytes > Math.max(LEAST_DELTA_BYTES, anEighthOfAll);
}

/**
 * Writes the shelves that changed as fresh segments and then lets the deltas go; about a megabyte to a
 * transaction, so a save waits a few milliseconds at most, and after a crash anywhere the deltas say the same once more.
 * Only when the whole catalogue is in memory.
 */
export async function compact(store: VaultStore, catalogue: Catalogue, dirty: Set<Shelf>): Promise<void> {
  const upTo = deltaKey(store.position.journal.sequence, 15);
  const shelves = [...dirty];
  dirty.clear();
  try {
    const lines = await linesOf(catalogue, new Set(shelves));
    await writeShelves(store, shelves, lines);
    await store.dropDeltas(upTo);
  } catch {
    // The disk refused; the deltas are still there, and so is everything they say.
    for (const shelf of shelves) dirty.add(shelf);
  }
}

/** Seals shelves and writes them, about a megabyte to a transaction. */
async function writeShelves(
  store: VaultStore,
  shelves: readonly Shelf[],
  lines: ReadonlyMap<Shelf, readonly (Entry | GoneLine)[]>,
): Promise<void> {
  let sealed = new Map<Shelf, readonly SealedSegment[]>();
  let bytes = 0;
  for (const [index, shelf] of shelves.entries()) {
    const segments = sealShelf(store.seal, shelf, lines.get(shelf) ?? []);
    sealed.set(shelf, segments);
    bytes += segments.reduce((sum, one) => sum + one.row.bytes.length, 0);
    if (bytes < BYTES_AT_ONCE && index < shelves.length - 1) continue;
    await store.replaceShelves(sealed);
    await breathe();
    sealed = new Map();
    bytes = 0;
  }
}

/** Every line by its shelf, or only those of the wanted shelves. */
export async function linesOf(
  catalogue: Catalogue,
  wanted?: ReadonlySet<Shelf>,
): Promise<ReadonlyMap<Shelf, (Entry | GoneLine)[]>> {
  const found = new Map<Shelf, (Entry | GoneLine)[]>();
  let looked = 0;
  for (const lines of [catalogue.all(), catalogue.allGone()]) {
    for (const line of lines) {
      const shelf = shelfOf(line);
      if (!wanted || wanted.has(shelf)) {
        const own = found.get(shelf);
        if (own) own.push(line);
        else found.set(shelf, [line]);
      }
      looked += 1;
      if (looked % LINES_AT_ONCE === 0) await breathe();
    }
  }
  return found;
}

/** Lets waiting calls in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
