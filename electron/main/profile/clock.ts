import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** Where main takes time from; a test shifts the wall clock, never the running one. */
export interface Clock {
  /** The wall clock. */
  now(): Date;
  /** Seconds since the machine was started, sleep included where the system counts it. */
  uptimeSeconds(): number;
  /** Names this start of the machine, or null where the system does not say. */
  readonly bootId: string | null;
}

/** The machine's clocks, the wall clock moved by a test's milliseconds. */
export function machineClock(shiftMs: number): Clock {
  return { now: () => new Date(Date.now() + shiftMs), uptimeSeconds: uptime, bootId: readBootId() };
}

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
