/** Items found by a key; an item may stand under several (a note under each participant). */
export class Groups<Item> {
  private readonly groups = new Map<string, Set<Item>>();
  private readonly keysOf: (item: Item) => readonly string[];

  constructor(keysOf: (item: Item) => readonly string[]) {
    this.keysOf = keysOf;
  }

  add(item: Item): void {
    for (const key of this.keysOf(item)) {
      const group = this.groups.get(key);
      if (group) {
        group.add(item);
      } else {
        this.groups.set(key, new Set([item]));
      }
    }
  }

  remove(item: Item): void {
    for (const key of this.keysOf(item)) {
      const group = this.groups.get(key);
      group?.delete(item);
      if (group?.size === 0) {
        this.groups.delete(key);
      }
    }
  }

  of(key: string): ReadonlySet<Item> {
    return this.groups.get(key) ?? NOTHING;
  }

  has(key: string): boolean {
    return this.groups.has(key);
  }

  keys(): Iterable<string> {
    return this.groups.keys();
  }
}

const NOTHING: ReadonlySet<never> = new Set<never>();
