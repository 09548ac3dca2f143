import type { Instant } from '../../domain/instant';

/** Whether something is on its way to the disk, and when the last thing arrived there. */
export class SaveState {
  private underWay = 0;
  private lastAt: Instant | null = null;
  private readonly listeners = new Set<() => void>();

  get saving(): boolean {
    return this.underWay > 0;
  }

  get lastSavedAt(): Instant | null {
    return this.lastAt;
  }

  /** Counts `save` as under way until it ends. */
  async during<Outcome>(save: () => Promise<Outcome>): Promise<Outcome> {
    this.underWay += 1;
    this.tell();
    try {
      return await save();
    } finally {
      this.underWay -= 1;
      this.tell();
    }
  }

  /** Something is on the disk, acknowledged. */
  arrived(at: Instant): void {
    this.lastAt = at;
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}
