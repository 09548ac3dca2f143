import { type Fault, LASTING, onceFaults } from './faults';
import type { DiskAct, DiskCall } from './watched-disk';

/** One case to be tried: a fault at the n-th call. */
export interface Step {
  readonly fault: Fault;
  readonly nth: number;
}

/** The fault that strikes at no call: for the length of the walk, and for how an act goes on a healthy disk. */
export const NO_STEP: Step = { fault: { kind: 'once', code: 'EIO' }, nth: Number.MAX_SAFE_INTEGER };

/**
 * Every call of an act: at each one a fault of its own, by turns, and at each change of the disk a lasting one as well.
 * Over an act every sort of call meets every fault that it can end in.
 */
export function stepsOf(calls: readonly DiskCall[]): readonly Step[] {
  const seen = new Map<DiskAct, number>();
  const steps: Step[] = [];
  let changes = 0;
  for (const { nth, act } of calls) {
    const turn = (seen.get(act) ?? 0) + 1;
    seen.set(act, turn);
    const faults = onceFaults(act);
    const once = faults[turn % faults.length];
    if (once) steps.push({ fault: once, nth });
    if (act === 'read') continue;
    changes += 1;
    const what = LASTING[changes % LASTING.length];
    if (what) steps.push({ fault: { kind: 'stays', what }, nth });
  }
  return steps;
}
