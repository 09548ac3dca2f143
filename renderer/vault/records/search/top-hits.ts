export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** The best few of many, in order; of equal scores the smaller id, so that the order is always the same. */
export class TopHits {
  private readonly best: Ranked[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The id is asked for only when it matters. */
  offer(score: number, idOf: () => string): void {
    const last = this.best.at(-1);
    const isFull = this.best.length >= this.limit;
    if (this.limit === 0 || (isFull && last && score < last.score)) {
      return;
    }
    const hit = { id: idOf(), score };
    if (isFull && last && comesBefore(last, hit)) {
      return;
    }
    let at = this.best.length;
    for (let before = this.best[at - 1]; before && comesBefore(hit, before); before = this.best[at - 1]) {
      at -= 1;
    }
    this.best.splice(at, 0, hit);
    this.best.length = Math.min(this.best.length, this.limit);
  }

  inOrder(): readonly Ranked[] {
    return this.best;
  }
}

function comesBefore(one: Ranked, other: Ranked): boolean {
  return one.score !== other.score ? one.score > other.score : one.id < other.id;
}

/** Names first, then whole words, then newest. Days go to 65,535: each of the others means more than any day. */
export function scoreOf(isName: boolean, whole: boolean, day: number): number {
  return (isName ? 2 : 0) * 65_536 + (whole ? 1 : 0) * 65_536 + day;
}
