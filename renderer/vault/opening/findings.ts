import type { FrameMeaning, TombstoneFrame } from './apply-frame';

/** What a walk over frames finds besides current records. */
export interface Findings {
  /** Frames whose bytes were changed, or whose content does not open. */
  readonly damaged: number;
  /** Records without a key although nothing says that they were destroyed. */
  readonly keyless: number;
  /** Tombstones after which no new keys were named: the destruction was cut off and has to be finished. */
  readonly unfinished: readonly TombstoneFrame[];
}

/** Gathers findings while frames go by. */
export interface FindingsGatherer {
  take(meaning: FrameMeaning, id: string): void;
  /** The last destruction that went by has not been ended by new keys. */
  readonly isCutOff: boolean;
  findings(changedFrames: number, destroyed: ReadonlySet<string>): Findings;
}

/** Nothing found yet. */
export function gatherFindings(): FindingsGatherer {
  const keyless = new Map<string, Set<string>>();
  const tombstones = new Set<string>();
  let unfinished: TombstoneFrame[] = [];
  let unreadable = 0;
  return {
    take(meaning, id) {
      if (meaning.kind === 'unreadable') unreadable += 1;
      if (meaning.kind === 'keyless')
        keyless.set(meaning.unit, (keyless.get(meaning.unit) ?? new Set()).add(id));
      if (meaning.kind === 'keys') unfinished = [];
      if (meaning.kind === 'tombstone') {
        tombstones.add(meaning.tombstone.unit);
        unfinished.push(meaning.tombstone);
      }
    },
    get isCutOff() {
      return unfinished.length > 0;
    },
    findings(changedFrames, destroyed) {
      const lost = [...keyless].filter(([unit]) => !tombstones.has(unit) && !destroyed.has(unit));
      return {
        damaged: changedFrames + unreadable,
        keyless: lost.reduce((sum, [, ids]) => sum + ids.size, 0),
        unfinished,
      };
    },
  };
}
