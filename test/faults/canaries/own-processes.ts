import { readdirSync, readFileSync } from 'node:fs';
import { type LivingProcess, processTree } from '../app/process-tree';

/**
 * Every process of an app that was started on this profile: its tree, its session (it was started as the head of one),
 * and what carries the profile in its environment, so that a process that was let go of is found as well. The tracer
 * that watches a run from beside is none of them.
 */
export function ownProcesses(profile: string, pid: number): readonly LivingProcess[] {
  const sign = Buffer.from(`CASEKEEP_PROFILE_DIR=${profile}`);
  const tree = new Set(processTree(pid).map((one) => one.pid));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => tree.has(Number(name)) || sessionOf(name) === pid || environOf(name).includes(sign))
    .flatMap((name) => processTree(Number(name)).slice(0, 1))
    .filter(({ command }) => !/(^|\/)strace /.test(command));
}

function sessionOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
  } catch {
    return 0;
  }
}

function environOf(pid: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/environ`);
  } catch {
    return Buffer.alloc(0);
  }
}
