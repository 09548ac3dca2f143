import type { Acknowledged } from './acknowledged';
import type { Phase } from './phases';

/** What an act tells the world while it goes on. */
export interface Hand {
  /** Before the act: a kill from now on falls into it. */
  began(phase: Phase): void;
  /** It is over, whatever came of it. */
  ended(phase: Phase): void;
  /** To the ledger: begun, or acknowledged. */
  record(entry: Acknowledged): void;
  /** An answer that should not have come. */
  refused(what: string, outcome: unknown): void;
}

/** One act between its two marks; what it answers is told while the marks still stand open. */
export async function marked<Value>(hand: Hand, phase: Phase, act: () => Promise<Value>): Promise<Value> {
  hand.began(phase);
  const value = await act();
  hand.ended(phase);
  return value;
}
