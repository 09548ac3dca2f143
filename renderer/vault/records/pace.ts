/** Work in the background gives way after this long, so that a question is never kept waiting. */
const SLICE_MS = 8;

/** Long work in short slices. */
export class Pace {
  private since = performance.now();

  /** Await this often; it pauses only when a slice is over. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.since = performance.now();
    }
  }

  /** Runs a generator to its end, pausing where it yields. */
  async through<Result>(work: Generator<void, Result>): Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
      await this.breathe();
    }
  }
}
