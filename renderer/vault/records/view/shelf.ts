import type { RecordId } from '../../../domain/ids';

/** Something that finds items by more than their id, and is told about each that comes and goes. */
export interface Index<Item> {
  add(item: Item): void;
  remove(item: Item): void;
}

/** All current records of one kind, with the indexes kept over them. */
export class Shelf<Item extends { readonly id: RecordId }> {
  private readonly byId = new Map<RecordId, Item>();
  private readonly indexes: readonly Index<Item>[];

  constructor(indexes: readonly Index<Item>[] = []) {
    this.indexes = indexes;
  }

  put(item: Item): void {
    this.remove(item.id);
    this.byId.set(item.id, item);
    for (const index of this.indexes) {
      index.add(item);
    }
  }

  remove(id: RecordId): void {
    const item = this.byId.get(id);
    if (!item) {
      return;
    }
    this.byId.delete(id);
    for (const index of this.indexes) {
      index.remove(item);
    }
  }

  get(id: RecordId): Item | undefined {
    return this.byId.get(id);
  }

  all(): Iterable<Item> {
    return this.byId.values();
  }

  get size(): number {
    return this.byId.size;
  }
}
