import { dice } from './dice';
import { momentsOf } from './disk-model';
import type { DiskRecording } from './disk-op';
import { type DiskState, type KnownHashes, stateAfter } from './disk-state';
import { anySubset, EXTREMES, type Outage } from './outage';

/** A distinct state, how it comes about, and after how many operations it may be what is found. */
export interface PlannedState {
  readonly hash: string;
  readonly name: string;
  readonly at: number;
  readonly outage: () => Outage;
  /** Every moment at which some outage leaves this state. */
  readonly moments: ReadonlySet<number>;
}

export interface Plan {
  /** States, equal ones counted each time. */
  readonly tried: number;
  readonly distinct: readonly PlannedState[];
}

/**
 * All extremes at every moment, and so many random subsets: at each moment that a flush begins or ends, and at the others
 * where something waits to be flushed.
 */
export function planOutages(disk: DiskRecording, seed: number, subsets: number): Plan {
  const known: KnownHashes = new Map();
  const found = new Map<string, PlannedState & { readonly moments: Set<number> }>();
  let tried = 0;
  for (const moment of momentsOf(disk)) {
    const isPending = moment.names.length + moment.bytes.size > 0;
    const random = Array.from({ length: isPending ? subsets : 0 }, (_, nth) => () => {
      const own = (seed * 31 + moment.at) * 31 + nth;
      return anySubset(own, dice(own));
    });
    for (const outage of [...EXTREMES.map((one) => () => one), ...random]) {
      const one = outage();
      const { hash } = stateAfter(moment, one, known);
      tried += 1;
      const standing = found.get(hash);
      standing?.moments.add(moment.at);
      if (standing !== undefined) continue;
      const before = disk.ops[moment.at - 1]?.label ?? 'the beginning';
      const name = `${moment.at} of ${disk.ops.length} (${before}), ${one.name}`;
      found.set(hash, { hash, name, at: moment.at, outage, moments: new Set([moment.at]) });
    }
  }
  return { tried, distinct: [...found.values()] };
}

/** Shows each chosen state in turn. */
export function* statesOf(
  disk: DiskRecording,
  chosen: readonly PlannedState[],
): Generator<{ readonly planned: PlannedState; readonly state: DiskState }> {
  const known: KnownHashes = new Map();
  const byMoment = new Map<number, PlannedState[]>();
  for (const one of chosen) byMoment.set(one.at, [...(byMoment.get(one.at) ?? []), one]);
  for (const moment of momentsOf(disk)) {
    for (const planned of byMoment.get(moment.at) ?? [])
      yield { planned, state: stateAfter(moment, planned.outage(), known) };
  }
}
