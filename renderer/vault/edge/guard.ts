import type { Progress, Unsaved } from '../api';

/** What an unexpected failure becomes at the edge of the worker: plain, and without anything that could name a client. */
export const UNEXPECTED = { kind: 'storage-failed', reason: 'unexpected' } as const satisfies Unsaved;

/** Runs an act; whatever it throws becomes `UNEXPECTED`. Refused arguments stay refusals. */
export async function guarded<Outcome>(act: () => Promise<Outcome>): Promise<Outcome | typeof UNEXPECTED> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('refused:')) throw error;
    return UNEXPECTED;
  }
}

/** For calls that have no word for failure: rejects with a sentence of our own, never with what was thrown. */
export async function orPlainly<Outcome>(call: string, act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    const isOurs = error instanceof Error && /^(refused:|locked$)/.test(error.message);
    throw isOurs ? error : new Error(`failed:${call}`);
  }
}

const MOST_PER_SECOND = 20;

/** Progress for the page: at most twenty times a second, always the end, and deaf to a page that is gone. */
export function gently(onProgress: Progress, clock: () => number): Progress {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = clock();
    if (done < total && now - last < 1000 / MOST_PER_SECOND) return;
    last = now;
    void Promise.resolve(onProgress(done, total)).catch(() => undefined);
  };
}
