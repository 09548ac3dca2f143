import type { DraftShelf, KeptDraft } from './context';
import type { Unsaved } from '../api';

/** Open drafts in memory, as they lie on the disk; questions read here, the shelf is told of every change first. */
export class DraftDrawer {
  private readonly drafts = new Map<string, KeptDraft>();
  /** Forms that were saved in this session: a last pause in typing that arrives late must not bring their draft back. */
  private readonly finished = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly shelf: DraftShelf;

  constructor(shelf: DraftShelf) {
    this.shelf = shelf;
  }

  /** Takes the drafts that were left at the last lock. */
  async open(): Promise<void> {
    for (const draft of await this.shelf.list()) {
      if (!this.drafts.has(draft.draftId)) {
        this.drafts.set(draft.draftId, draft);
      }
    }
    this.tell();
  }

  /**
   * Drafts whose note or amendment stands under the draft's own id: the app died between the saved note and the removal
   * of its draft. What is a record is not offered again.
   */
  async dropStanding(isRecord: (draftId: string) => boolean): Promise<void> {
    for (const draftId of [...this.drafts.keys()].filter(isRecord)) {
      this.finish(draftId);
      await this.drop(draftId);
    }
  }

  /** Newest first. */
  all(): readonly KeptDraft[] {
    return [...this.drafts.values()].sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
  }

  get(draftId: string): KeptDraft | undefined {
    return this.drafts.get(draftId);
  }

  ofAppointment(appointmentId: string): KeptDraft | undefined {
    return this.all().find(({ about }) => about.kind === 'note' && about.appointmentId === appointmentId);
  }

  finish(draftId: string): void {
    this.finished.add(draftId);
  }

  async keep(draft: KeptDraft): Promise<{ readonly kind: 'kept' } | Unsaved> {
    if (this.finished.has(draft.draftId)) {
      return { kind: 'kept' };
    }
    const outcome = await this.shelf.keep(draft);
    if (outcome.kind === 'kept' && !this.finished.has(draft.draftId)) {
      this.drafts.set(draft.draftId, draft);
      this.tell();
    }
    return outcome;
  }

  async drop(draftId: string): Promise<{ readonly kind: 'dropped' } | Unsaved> {
    const outcome = await this.shelf.drop(draftId);
    if (outcome.kind === 'dropped') {
      this.drafts.delete(draftId);
      this.tell();
    }
    return outcome;
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
