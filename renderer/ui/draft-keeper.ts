/** A pause this long and what was typed is kept. */
const PAUSE_MS = 300;
/** Who types without a pause has the text kept at least this often: sealed within a second of the last key. */
const LONGEST_WAIT_MS = 800;
/** After a failure it is tried again by itself, so that freed disk space is noticed without another key. */
const RETRY_MS = 5000;

export type KeepState<Failure> =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'kept'; readonly at: number; readonly newerText: boolean }
  | { readonly kind: 'first-keep' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface DraftKeeperParts<Failure> {
  /** Reads the form at the moment of the call and answers null when it is durable, else why not. */
  readonly keep: () => Promise<Failure | null>;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/**
 * Decides when a form's text is kept, and says truthfully whether it is. One keep is under way at a time;
 * what is typed meanwhile is kept right after it.
 */
export class DraftKeeper<Failure> {
  readonly #parts: DraftKeeperParts<Failure>;
  readonly #listeners = new Set<() => void>();
  #state: KeepState<Failure> = { kind: 'untouched' };
  #dirtySince: number | null = null;
  #timer: number | null = null;
  #underWay: Promise<void> | null = null;

  constructor(parts: DraftKeeperParts<Failure>) {
    this.#parts = parts;
  }

  readonly state = (): KeepState<Failure> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Call at every input. */
  changed(): void {
    const now = this.#parts.now();
    this.#dirtySince ??= now;
    if (this.#state.kind === 'untouched') this.#show({ kind: 'first-keep' });
    if (this.#state.kind === 'kept' && !this.#state.newerText)
      this.#show({ ...this.#state, newerText: true });
    this.#arm(Math.max(0, Math.min(PAUSE_MS, this.#dirtySince + LONGEST_WAIT_MS - now)));
  }

  /** Keeps what is typed now, without waiting for a pause; ends when it is durable or was refused. */
  async flush(): Promise<void> {
    this.#disarm();
    await this.#underWay;
    if (this.#dirtySince !== null) await this.#keepNow();
  }

  /** Nothing more is kept, and nothing is under way when this ends: before the text is finished or dropped. */
  async halt(): Promise<void> {
    this.#disarm();
    this.#dirtySince = null;
    await this.#underWay;
    this.#disarm();
    this.#dirtySince = null;
  }

  /** The form is empty again, or holds a draft that is on the disk since `keptAt`. */
  restart(keptAt: number | null): void {
    this.#disarm();
    this.#dirtySince = null;
    this.#show(keptAt === null ? { kind: 'untouched' } : { kind: 'kept', at: keptAt, newerText: false });
  }

  #arm(ms: number): void {
    this.#disarm();
    this.#timer = this.#parts.setTimer(() => {
      this.#timer = null;
      void this.#keepNow();
    }, ms);
  }

  #disarm(): void {
    if (this.#timer !== null) this.#parts.clearTimer(this.#timer);
    this.#timer = null;
  }

  #keepNow(): Promise<void> {
    this.#underWay ??= this.#keepOnce().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #keepOnce(): Promise<void> {
    const dirtySince = this.#dirtySince ?? this.#parts.now();
    this.#dirtySince = null;
    const failure = await this.#parts.keep();
    if (failure === null) {
      this.#show({ kind: 'kept', at: this.#parts.now(), newerText: this.#dirtySince !== null });
      if (this.#dirtySince !== null && this.#timer === null) this.#arm(0);
      return;
    }
    this.#show({ kind: 'failed', failure });
    this.#dirtySince ??= dirtySince;
    if (this.#timer === null) this.#arm(RETRY_MS);
  }

  #show(state: KeepState<Failure>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
