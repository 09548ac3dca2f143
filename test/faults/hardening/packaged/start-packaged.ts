import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureUser, user } from '../../../e2e/ordinary-user';
import { type LivingProcess, processTree } from '../../app/process-tree';
import type { Packaged } from './package-app';

export interface Surroundings {
  readonly packaged: Packaged;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Started {
  readonly pid: number;
  /** Resolves with code and words when it ends by itself; `null` when a signal ended it. */
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts it as somebody who is not root, with umask 000 and no limit on cores. */
export function startPackaged(
  { packaged, cwd, env }: Surroundings,
  args: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Started {
  const drop = process.getuid?.() === 0 ? `setpriv --reuid=${user} --regid=${user} --init-groups ` : '';
  const script = `umask 000; ulimit -c unlimited; exec ${drop}"$0" "$@"`;
  const { NODE_OPTIONS: _options, ...own } = process.env;
  const child = spawn('sh', ['-c', script, packaged.executable, ...args], {
    cwd,
    env: { ...own, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    pid: child.pid ?? 0,
    ended: new Promise((done) => child.on('exit', (code) => done({ code, said }))),
  };
}

/** Gives the folders to the user who will run it. */
export function giveTo(folders: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  ensureUser();
  for (const folder of folders) execFileSync('chown', ['-R', `${user}:${user}`, folder]);
}

/** Everything that runs from this very folder, whoever started it: also what a relaunch left behind. */
export function runningFrom(folder: string): readonly LivingProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => exeOf(pid).startsWith(folder))
    .flatMap((pid) => processTree(Number(pid))[0] ?? []);
}

/** The one that was not started by another of them. */
export function mainOf(all: readonly LivingProcess[]): LivingProcess | undefined {
  return all.find(({ command }) => !command.includes('--type='));
}

export async function until(what: () => boolean, seconds: number): Promise<boolean> {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    if (what()) return true;
    await wait(100);
  }
  return what();
}

function exeOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}
