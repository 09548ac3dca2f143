/** Leave for one thing to go out of the vault, given by the secret that was typed just before. */
export interface OneLeave {
  give(): void;
  /** True once for each leave that is still fresh. */
  take(): boolean;
}

/** Long enough to find a folder in a file dialog. */
const FRESH_MS = 10 * 60_000;

/** No leave yet. The page asks for the password; that it did is not left to the page. */
export function oneLeave(clock: () => number): OneLeave {
  let givenAt: number | null = null;
  return {
    give() {
      givenAt = clock();
    },
    take() {
      const age = givenAt === null ? Number.POSITIVE_INFINITY : clock() - givenAt;
      givenAt = null;
      return age >= 0 && age <= FRESH_MS;
    },
  };
}
