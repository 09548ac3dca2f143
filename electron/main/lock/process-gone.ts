import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A process by number and start time: a number alone may be given to another process. */
export interface ProcessMark {
  readonly pid: number;
  readonly startTime: string | null;
}

/** Remembers a running process. */
export function markProcess(pid: number): ProcessMark {
  return { pid, startTime: startTimeOf(pid) };
}

/**
 * Waits until a process is really gone; after `patienceMs` it is killed. Never throws: whatever /proc or the signal
 * answers about a dying process (ESRCH among it) means gone.
 */
export async function waitUntilGone(mark: ProcessMark, patienceMs: number): Promise<void> {
  const killAt = performance.now() + patienceMs;
  const giveUpAt = killAt + 2000;
  let killed = false;
  while (isAlive(mark) && performance.now() < giveUpAt) {
    if (!killed && performance.now() >= killAt) {
      killed = true;
      try {
        process.kill(mark.pid, 'SIGKILL');
      } catch {
        return;
      }
    }
    await wait(10);
  }
}

/** True while the very process that was marked runs. A zombie holds no memory: gone. */
export function isAlive(mark: ProcessMark): boolean {
  if (process.platform === 'linux') {
    const now = startTimeOf(mark.pid);
    return now !== null && (mark.startTime === null || now === mark.startTime);
  }
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Field 22 of /proc/<pid>/stat; null when the process is gone or a zombie, or where there is no /proc. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
