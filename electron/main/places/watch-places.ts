import type { BackupPlace } from '../../contract/state';
import { mountTable } from './mounts';
import type { Places } from './places';

/** What the watcher saw: all places, and the one that was just connected, if any. */
export interface PlacesSeen {
  readonly places: readonly BackupPlace[];
  readonly appeared: string | null;
}

/**
 * Looks for the places every few seconds; says so when one comes, goes or changes. A look costs one small read per
 * connected place; drives that are away are looked for only when something was mounted since. Answers a function that ends it.
 */
export function watchPlaces(
  places: Places,
  intervalMs: number,
  seen: (event: PlacesSeen) => void,
): () => void {
  let connected = new Set<string>();
  let first = true;
  let table = '';
  let looks = 0;
  let looking = false;

  const look = async (): Promise<void> => {
    const mounted = mountTable();
    looks += 1;
    // Where nothing was mounted or unmounted, a folder may still have come back: seen at every fourth look.
    if (!first && mounted !== '' && mounted === table && looks % 4 !== 0) return;
    // Told even where no known place went: one that was chosen a moment ago may never have been seen here.
    const isMoved = !first && mounted !== table;
    table = mounted;
    const list = await places.list();
    const now = new Set(list.filter((place) => place.connected).map((place) => place.id));
    const came = [...now].filter((id) => !connected.has(id));
    const went = [...connected].some((id) => !now.has(id));
    connected = now;
    const wasFirst = first;
    first = false;
    for (const id of came) seen({ places: list, appeared: id });
    if (went || ((wasFirst || isMoved) && came.length === 0)) seen({ places: list, appeared: null });
  };

  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look()
      .catch(() => {})
      .finally(() => {
        looking = false;
      });
  }, intervalMs);
  return () => clearInterval(timer);
}
