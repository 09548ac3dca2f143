import { dice } from './dice';
import type { DiskOp, DiskRecording } from './disk-op';
import { EXTREMES } from './outage';
import { statesOf, type PlannedState } from './plan-outages';
import type { LifeRecording } from './record-life';
import { openState } from './replay';

/** A disk on which some flushes never happened: outages on it must be seen to lose. */
interface Control {
  readonly name: string;
  isDropped(op: DiskOp, isFolder: (node: number) => boolean): boolean;
}

const CONTROLS: readonly Control[] = [
  { name: 'journal', isDropped: ({ label }) => /sync profile\/vault\/journal\/.*\.seg$/.test(label) },
  {
    name: 'keyring and header',
    isDropped: ({ label }) => /sync profile\/vault\/(keyring|header)/.test(label),
  },
  { name: 'sealed files', isDropped: ({ label }) => /sync profile\/vault\/files\/./.test(label) },
  { name: 'drafts', isDropped: ({ label }) => /sync profile\/vault\/drafts\/./.test(label) },
  { name: 'the drive', isDropped: ({ label }) => /sync drive\//.test(label) },
  { name: 'folders', isDropped: (op, isFolder) => op.kind === 'sync' && isFolder(op.node) },
];

export interface ControlResult {
  readonly name: string;
  readonly tried: number;
  readonly losing: number;
}

/** The same life with flushes left out, looked at where something had just been said. */
export async function runControls(
  life: LifeRecording,
  base: string,
  seed: number,
  statesEach: number,
): Promise<readonly ControlResult[]> {
  const results: ControlResult[] = [];
  for (const [nth, { name, isDropped }] of CONTROLS.entries()) {
    const disk: DiskRecording = {
      ...life.disk,
      ops: life.disk.ops.map((op) => (isDropped(op, life.disk.isFolder) ? asNothing(op) : op)),
    };
    let losing = 0;
    const chosen = someSaid(life, seed + nth, statesEach);
    let number = 0;
    for (const { planned, state } of statesOf(disk, chosen)) {
      const opened = await openState({ ...life, disk }, planned, state, number * 4 + 1, base);
      if (opened.lost.length + opened.wrong.length > 0) losing += 1;
      number += 1;
    }
    results.push({ name, tried: number, losing });
  }
  return results;
}

/** A flush that the disk never saw; everything else stays at its place. */
function asNothing({ label }: DiskOp): DiskOp {
  return { kind: 'names', changes: [], label: `no ${label}` };
}

/** Nothing that was not flushed is there: at moments at which somebody had just been told that it is. */
function someSaid(life: LifeRecording, seed: number, count: number): readonly PlannedState[] {
  const nothing = EXTREMES.find(({ name }) => name.startsWith('nothing'));
  const all = [...new Set(life.said.map(({ after }) => after))];
  // Of the later half: by then each kind of thing has been said.
  const moments = all.slice(Math.floor(all.length / 2));
  const throws = dice(seed);
  while (moments.length > count) moments.splice(throws.below(moments.length), 1);
  return nothing === undefined
    ? []
    : moments.map((at) => ({
        hash: '',
        name: `control at ${at}`,
        at,
        outage: () => nothing,
        moments: new Set([at]),
      }));
}
