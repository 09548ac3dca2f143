import { syncFolder, writeWhole } from '../disk/durable-write';
import type { CopyRun } from './copy-run';
import type { DriveLayout } from './drive-layout';
import { type DriveState, driveStateBytes, type SegmentState } from './drive-state';

/** The place's state file while a copy runs: changed in memory, written between the steps that it speaks of. */
export interface StateOnPlace {
  now(): DriveState;
  change(part: Partial<DriveState>): void;
  segment(name: string, segment: SegmentState): void;
  write(run: CopyRun): Promise<void>;
}

export function stateOnPlace(layout: DriveLayout, first: DriveState): StateOnPlace {
  let state = first;
  const change = (part: Partial<DriveState>): void => {
    state = { ...state, ...part };
  };
  return {
    now: () => state,
    change,
    segment: (name, segment) => change({ segments: { ...state.segments, [name]: segment } }),
    async write(run) {
      await run.step();
      // The state never says more than stands: a segment that was begun is flushed, and with this its name is, too.
      await syncFolder(layout.journal);
      await writeWhole(layout.state, driveStateBytes(state));
    },
  };
}
