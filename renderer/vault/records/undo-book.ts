import type { RecordId } from '../../domain/ids';

/** One record of an act: the revision it had before (0: there was none) and the one it has had since. */
export interface UndoStep {
  readonly id: RecordId;
  readonly from: number;
  readonly standsAt: number;
}

export interface UndoableAct {
  /** The record the act was about. */
  readonly id: RecordId;
  readonly steps: readonly UndoStep[];
}

/** Acts that can still be taken back; older ones are forgotten. Revisions only: the texts stay in the journal. */
const REMEMBERED = 100;

/** Routine acts of this session by the token that takes them back. Nothing of it outlives the lock. */
export class UndoBook {
  private readonly acts = new Map<string, UndoableAct>();
  private readonly newToken: () => string;

  constructor(newToken: () => string) {
    this.newToken = newToken;
  }

  remember(id: RecordId, steps: readonly UndoStep[]): string {
    const token = this.newToken();
    this.acts.set(token, { id, steps });
    const [oldest] = this.acts.keys();
    if (this.acts.size > REMEMBERED && oldest !== undefined) {
      this.acts.delete(oldest);
    }
    return token;
  }

  find(token: string): UndoableAct | undefined {
    return this.acts.get(token);
  }

  /**
   * An undo let records stand again as they were: an act that left them so can be undone in its turn, although they have
   * a new revision now.
   */
  stoodAgain(steps: readonly UndoStep[], revisionOf: (id: RecordId) => number): void {
    const again = new Map(steps.map((step) => [`${step.id}|${step.from}`, revisionOf(step.id)]));
    for (const [token, act] of this.acts) {
      const moved = act.steps.map((step) => ({
        ...step,
        standsAt: again.get(`${step.id}|${step.standsAt}`) ?? step.standsAt,
      }));
      this.acts.set(token, { ...act, steps: moved });
    }
  }

  forget(token: string): void {
    this.acts.delete(token);
  }
}
