/** Frames that are proven before the worker answers others: about 50 ms of work. */
export const FRAMES_AT_ONCE = 500;

/** Lets whatever waits in the worker's queue go first: a question of the screen, a cancel. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
