/** Items found by a key; an item may stand under several (a note under each participant). */
export class Groups<Item extends object> {
  /** Most keys have one item (a session has one note): a set of its own for each would cost more than the records. */
  private readonly groups = new Map<string, Item | Set<Item>>();
  private readonly keysOf: (item: Item) => readonly string[];

  constructor(keysOf: (item: Item) => readonly string[]) {
    this.keysOf = keysOf;
  }

  add(item: Item): void {
    for (const key of this.keysOf(item)) {
      const group = this.groups.get(key);
      if (group instanceof Set) {
        group.add(item);
      } else {
        this.groups.set(key, group === undefined ? item : new Set([group, item]));
      }
    }
  }

  remove(item: Item): void {
    for (const key of this.keysOf(item)) {
      const group = this.groups.get(key);
      if (group instanceof Set) {
        group.delete(item);
      }
      if (group === item || (group instanceof Set && group.size === 0)) {
        this.groups.delete(key);
      }
    }
  }

  of(key: string): readonly Item[] {
    const group = this.groups.get(key);
    if (group === undefined) {
      return [];
    }
    return group instanceof Set ? [...group] : [group];
  }

  count(key: string): number {
    const group = this.groups.get(key);
    return group instanceof Set ? group.size : group === undefined ? 0 : 1;
  }

  has(key: string): boolean {
    return this.groups.has(key);
  }
}
