/** When the page was last touched, and what follows from it. Main owns it, so a busy page cannot starve it. */
export interface IdleTimer {
  /** Input was seen. */
  touched(): void;
  setLimit(seconds: number): void;
  /** Looks at the clocks; call about once a second. */
  tick(): void;
}

export interface IdleClocks {
  /** Milliseconds that never go back; may stand still while the machine sleeps. */
  monotonicMs(): number;
  /** Seconds since the machine started; counts sleep where the system does. */
  uptimeSeconds(): number;
}

export interface IdleEvents {
  /** Countdown of the last half minute; null when input ended it. */
  countdown(secondsLeft: number | null): void;
  remaining(seconds: number): void;
  idle(): void;
  /** The machine slept although no suspend event came. */
  slept(): void;
}

const warningSeconds = 30;
const reportEverySeconds = 10;
/** A tick this late means that the machine slept, not that it was busy. */
const sleptSeconds = 20;

/** Starts counting at once. A limit shorter than a minute warns for its last half. */
export function idleTimer(limitSeconds: number, clocks: IdleClocks, events: IdleEvents): IdleTimer {
  let limit = limitSeconds;
  let touchedAt = clocks.monotonicMs();
  let tickedMonotonic = clocks.monotonicMs();
  let tickedUptime = clocks.uptimeSeconds();
  let counting = false;
  let reportedAt = Number.NEGATIVE_INFINITY;
  let ended = false;

  return {
    touched() {
      touchedAt = clocks.monotonicMs();
      if (!counting) return;
      counting = false;
      events.countdown(null);
    },
    setLimit(seconds) {
      limit = seconds;
    },
    tick() {
      if (ended) return;
      const now = clocks.monotonicMs();
      const uptime = clocks.uptimeSeconds();
      const asleep = uptime - tickedUptime - (now - tickedMonotonic) / 1000;
      tickedMonotonic = now;
      tickedUptime = uptime;
      if (asleep > sleptSeconds) {
        ended = true;
        events.slept();
        return;
      }
      const left = limit - (now - touchedAt) / 1000;
      if (left <= 0) {
        ended = true;
        events.idle();
        return;
      }
      if (left <= Math.min(warningSeconds, limit / 2)) {
        counting = true;
        events.countdown(Math.ceil(left));
      }
      if (now - reportedAt >= reportEverySeconds * 1000 || counting) {
        reportedAt = now;
        events.remaining(Math.ceil(left));
      }
    },
  };
}
