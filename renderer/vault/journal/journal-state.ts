import { NO_HASH } from './frame';
import type { Address } from './envelope';

/** The end of one compartment's own chain. */
export interface CompartmentEnd {
  readonly counter: number;
  readonly hash: Uint8Array;
}

/** Where the journal ends: what the next frame has to continue. */
export interface JournalState {
  readonly branch: string;
  readonly sequence: number;
  readonly hash: Uint8Array;
  /** The place right after the last frame. */
  readonly end: Address;
  readonly compartments: ReadonlyMap<number, CompartmentEnd>;
}

/** Before the first frame of a vault. */
export function emptyJournal(branch: string): JournalState {
  return { branch, sequence: 0, hash: NO_HASH, end: { segment: 1, offset: 0 }, compartments: new Map() };
}
