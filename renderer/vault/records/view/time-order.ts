/** An item that stands at a moment; ties are broken by id so that the order is always the same. */
interface Dated {
  readonly id: string;
  readonly startsAt: string;
}

/** More changes than this between two questions: sorting once is cheaper than moving the tail each time. */
const SORT_AGAIN_FROM = 64;

/** Items in order of time; a window of 50,000 is found by two binary searches. */
export class TimeOrder<Item extends Dated> {
  private ordered: Item[] = [];
  private readonly waiting = new Map<string, Item | null>();

  add(item: Item): void {
    this.waiting.set(item.id, item);
  }

  remove(item: Item): void {
    this.waiting.set(item.id, null);
  }

  /** Items with `from <= startsAt < to`. */
  between(from: string, to: string): readonly Item[] {
    this.settle();
    return this.ordered.slice(firstAtOrAfter(this.ordered, from), firstAtOrAfter(this.ordered, to));
  }

  private settle(): void {
    if (this.waiting.size === 0) {
      return;
    }
    const kept = this.ordered.filter((item) => !this.waiting.has(item.id));
    const fresh = [...this.waiting.values()].filter((item) => item !== null);
    if (fresh.length >= SORT_AGAIN_FROM) {
      this.ordered = kept.concat(fresh).sort(inOrder);
    } else {
      for (const item of fresh) {
        kept.splice(placeOf(kept, item), 0, item);
      }
      this.ordered = kept;
    }
    this.waiting.clear();
  }
}

function inOrder(one: Dated, other: Dated): number {
  if (one.startsAt !== other.startsAt) {
    return one.startsAt < other.startsAt ? -1 : 1;
  }
  return one.id < other.id ? -1 : 1;
}

function placeOf(ordered: readonly Dated[], item: Dated): number {
  return search(ordered, (other) => inOrder(other, item) < 0);
}

function firstAtOrAfter(ordered: readonly Dated[], moment: string): number {
  return search(ordered, (other) => other.startsAt < moment);
}

/** Index of the first item for which `isBefore` no longer holds. */
function search(ordered: readonly Dated[], isBefore: (item: Dated) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = ordered[middle];
    if (item && isBefore(item)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
