import type { Tries } from '../../contract/state';
import type { Clock } from '../profile/clock';

/** What is remembered of failed tries; the wait is measured on the machine's running clock while it stays on. */
export interface TriesMemory {
  readonly failed: number;
  readonly lastAt: string;
  readonly lastUptime: number;
  readonly bootId: string | null;
}

const freeTries = 3;
const longestWaitSeconds = 300;

/** Seconds to wait after this many failed tries: 0, 0, 0, 1, 2, 4 … at most five minutes. */
export function waitSeconds(failed: number): number {
  if (failed <= freeTries) return 0;
  return Math.min(longestWaitSeconds, 2 ** Math.min(30, failed - freeTries - 1));
}

/** The memory after one more failed try. */
export function afterFailure(memory: TriesMemory | null, clock: Clock): TriesMemory {
  return {
    failed: (memory?.failed ?? 0) + 1,
    lastAt: clock.now().toISOString(),
    lastUptime: clock.uptimeSeconds(),
    bootId: clock.bootId,
  };
}

/**
 * The wait that is left. Within one start of the machine the wall clock plays no part; across starts a clock that
 * stands before the last failure counts as no time passed, so that setting it back gains nothing.
 */
export function triesNow(memory: TriesMemory | null, clock: Clock): Tries {
  if (memory === null) return { failed: 0, waitUntil: null };
  const now = clock.now();
  const sameStart = memory.bootId !== null && memory.bootId === clock.bootId;
  const passed = sameStart
    ? clock.uptimeSeconds() - memory.lastUptime
    : (now.getTime() - Date.parse(memory.lastAt)) / 1000;
  const left = waitSeconds(memory.failed) - Math.max(0, passed);
  const waitUntil = left > 0 ? new Date(now.getTime() + Math.ceil(left * 1000)).toISOString() : null;
  return { failed: memory.failed, waitUntil };
}
