import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * A crash must not write memory to the disk: for this process and every child there is (the zygote, from which pages
 * are forked) the core size is 0, and what a piped handler would get is emptied as well. Later children inherit both,
 * so it is done, and waited for, before Chromium starts any: a helper started meanwhile would keep what it had. Linux only.
 */
export function forbidCoreDumps(): void {
  if (process.platform !== 'linux') return;
  const pids = [process.pid, ...childrenOf(process.pid)];
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/coredump_filter`, '0');
    } catch {
      // Gone, or another user's: nothing of ours in it.
    }
  }
  const each = 'for pid; do prlimit --core=0:0 --pid "$pid"; done';
  spawnSync('/bin/sh', ['-c', each, 'sh', ...pids.map(String)], { stdio: 'ignore', timeout: 5000 });
}

/** All descendants of a process, by /proc. */
export function childrenOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found: number[] = [];
  const look = (above: number): void => {
    for (const [child, parent] of parents) {
      if (parent !== above) continue;
      found.push(child);
      look(child);
    }
  };
  look(pid);
  return found;
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
