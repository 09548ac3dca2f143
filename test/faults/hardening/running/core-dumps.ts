import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LivingProcess } from '../../app/process-tree';
import type { Checks, Look } from '../lines';

const LINE = 'core dumps off';

/** What the kernel says of every process of the app: no core file, and nothing in what a piped handler would get. */
export function coreLimits(tree: readonly LivingProcess[]): readonly Look[] {
  return tree.map(({ pid, command }) => {
    const name = `core of ${/--type=([\w-]+)/.exec(command)?.[1] ?? 'the main process'}`;
    try {
      const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
      const size = /Max core file size\s+(\S+)\s+(\S+)/.exec(limits);
      const filter = readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim();
      const isOff = size?.[1] === '0' && size[2] === '0' && Number.parseInt(filter, 16) === 0;
      return { name, failure: isOff ? null : `limit ${size?.[1]} ${size?.[2]}, filter ${filter}` };
    } catch (error) {
      return { name, failure: error instanceof Error ? error.message : 'unread' };
    }
  });
}

/** Where the kernel would put a core of a process that stands in this folder; null where another program gets it. */
function coreFolder(cwd: string): string | null {
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  if (pattern.startsWith('|')) return null;
  return pattern.startsWith('/') ? pattern.slice(0, pattern.lastIndexOf('/')) : cwd;
}

/** Core files in a folder that are younger than this. */
function coresIn(folder: string, since: number): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('core'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).mtimeMs >= since - 1000);
}

/**
 * SIGABRT for every one of them at once, children first: nothing may be left, where a plain program leaves its core.
 * `gone` waits until they have ended.
 */
export async function abortAll(
  tree: readonly LivingProcess[],
  gone: () => Promise<unknown>,
  cwd: string,
  checks: Checks,
): Promise<void> {
  const folder = coreFolder(cwd);
  const since = Date.now();
  for (const { pid } of tree.toReversed()) process.kill(pid, 'SIGABRT');
  await gone();
  if (folder === null) {
    checks.remark(LINE, 'this system hands cores to a program: what it gets is empty (filter 0)');
    return;
  }
  const left = coresIn(folder, since);
  await abortControl(cwd);
  const control = coresIn(folder, since).length - left.length;
  checks.record(LINE, [
    { name: `SIGABRT of ${tree.length} processes`, failure: left.length === 0 ? null : left.join(', ') },
    { name: 'control: a plain program leaves its core', failure: control > 0 ? null : `none in ${folder}` },
  ]);
}

/** A plain program that is aborted under the same limit: it must leave what the app must not. */
function abortControl(cwd: string): Promise<void> {
  return new Promise((done) => {
    const child = spawn('sh', ['-c', 'ulimit -c unlimited; kill -ABRT $$'], { cwd, stdio: 'ignore' });
    child.on('exit', () => done());
  });
}
