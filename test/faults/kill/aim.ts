import type { Phase } from './phases';

/** How long the acts of each phase take here, learned while they are watched. */
export interface Lengths {
  of(phase: Phase): number;
  learn(phase: Phase, ms: number): void;
}

export function newLengths(guessMs: number): Lengths {
  const known = new Map<Phase, number>();
  return {
    of: (phase) => known.get(phase) ?? guessMs,
    learn(phase, ms) {
      const before = known.get(phase);
      known.set(phase, before === undefined ? ms : (before * 3 + ms) / 4);
    },
  };
}

/** Hears the marks of one start and kills at a random moment of one of its acts. */
export interface Aim {
  began(phase: Phase): void;
  ended(phase: Phase): void;
  /** An act of the phase was begun and not ended. */
  readonly isOpen: boolean;
}

/** A little longer than acts take: some kills come just after. */
const STRETCH = 1.05;

/** `acts`: in which of its acts, by chance, of so many. */
export function aimAt(phase: Phase | null, lengths: Lengths, acts: number, kill: () => void): Aim {
  let waitFor = 1 + Math.floor(Math.random() * acts);
  let openSince: number | null = null;
  return {
    get isOpen() {
      return openSince !== null;
    },
    began(one) {
      if (one !== phase) return;
      openSince = performance.now();
      waitFor -= 1;
      if (waitFor === 0) killAfter(Math.random() * STRETCH * lengths.of(one), kill);
    },
    ended(one) {
      if (one !== phase || openSince === null) return;
      lengths.learn(one, performance.now() - openSince);
      openSince = null;
    },
  };
}

/** Timers come at whole milliseconds; some acts are a few of them long. */
function killAfter(ms: number, kill: () => void): void {
  const at = performance.now() + ms;
  const look = () => {
    if (performance.now() >= at) kill();
    else if (at - performance.now() > 3) setTimeout(look, at - performance.now() - 2);
    else setImmediate(look);
  };
  look();
}
