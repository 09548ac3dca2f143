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
  statesEach: number,
): Promise<readonly ControlResult[]> {
  const results: ControlResult[] = [];
  for (const { name, isDropped } of CONTROLS) {
    const disk: DiskRecording = {
      ...life.disk,
      ops: life.disk.ops.map((op) => (isDropped(op, life.disk.isFolder) ? asNothing(op) : op)),
    };
    let losing = 0;
    const chosen = someSaid(life, statesEach);
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
function someSaid(life: LifeRecording, count: number): readonly PlannedState[] {
  const nothing = EXTREMES.find(({ name }) => name.startsWith('nothing'));
  const all = [...new Set(life.said.map(({ after }) => after))];
  // Evenly over the later half: by then each kind of thing has been said.
  const later = all.slice(Math.floor(all.length / 2));
  const moments = later.filter((_, index) => index % Math.ceil(later.length / count) === 0);
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
