import { useEffect, useRef, useState } from 'react';
import { useBeforeLock } from './before-lock';
import { DraftKeeper } from './draft-keeper';
import { useClock } from './vault-link';

/** What the vault answered when it was asked to keep a draft: `saved`, or why not. */
export interface DraftOutcome {
  readonly kind: string;
}

export type FormDraftKeeper = DraftKeeper<DraftOutcome>;

/**
 * A keeper for one open form. `keep` is called at the pauses and must read the form itself; it is called once more
 * when the app locks or the form leaves the screen, so that the last keys are kept as well.
 */
export function useDraftKeeper(keep: () => Promise<DraftOutcome>): FormDraftKeeper {
  const clock = useClock();
  const latestKeep = useRef(keep);
  useEffect(() => {
    latestKeep.current = keep;
  });

  const [keeper] = useState(
    () =>
      new DraftKeeper<DraftOutcome>({
        keep: () =>
          latestKeep.current().then(
            (outcome) => (outcome.kind === 'saved' ? null : outcome),
            () => ({ kind: 'storage-failed' }),
          ),
        now: () => clock().getTime(),
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer),
      }),
  );

  useBeforeLock(() => keeper.flush());
  useEffect(() => () => void keeper.flush(), [keeper]);

  return keeper;
}
