import { readdirSync, readFileSync } from 'node:fs';

/** A process is known by its number and the moment it started: numbers are given out again. */
export interface LivingProcess {
  readonly pid: number;
  readonly parent: number;
  readonly startedAt: string;
  readonly command: string;
}

/** A process and everything it started, itself first. */
export function processTree(root: number): readonly LivingProcess[] {
  const all = everyProcess();
  const tree = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at += 1) {
    const parent = tree[at]?.pid;
    tree.push(...all.filter((one) => one.parent === parent && one.pid !== root));
  }
  return tree;
}

/** Those of them that still run, as the very same process. */
export function stillLiving(tree: readonly LivingProcess[]): readonly LivingProcess[] {
  return tree.filter(({ pid, startedAt }) => readProcess(pid)?.startedAt === startedAt);
}

/** `kill -9`, or another signal, all at once. */
export function killTree(tree: readonly LivingProcess[], signal: NodeJS.Signals = 'SIGKILL'): void {
  for (const { pid } of stillLiving(tree)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It went between the look and the signal.
    }
  }
}

function everyProcess(): readonly LivingProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

/** Null when it is gone; what only waits to be buried counts as gone. */
function readProcess(pid: number): LivingProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets: fields are counted behind the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    if (state === 'Z' || state === 'X') return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), startedAt: fields[19] ?? '', command };
  } catch {
    return null;
  }
}
