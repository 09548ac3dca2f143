import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { root } from '../../../../build/paths.mjs';

/** What a child may take. */
export interface Limits {
  readonly secondsAnInput: number;
  readonly mib: number;
  /** Where its temporary files go, so that whoever started it can remove them. */
  readonly folder: string;
}

/** Far more than any input needs: what goes beyond is no slow machine. */
export const USUAL_LIMITS = { secondsAnInput: 60, mib: 1200 } as const satisfies Partial<Limits>;

export interface WatchedChild {
  readonly lines: readonly string[];
  /** Why the watch ended it, or how it ended by itself; null when it ended well. */
  readonly trouble: string | null;
  /** The input that was being run then, in base64. */
  readonly input: string;
  readonly mostMib: number;
}

/**
 * Runs a child and watches it from outside: an input that takes longer than the limit, or makes the process larger than it may
 * be, ends it and is named. A child that dies by itself (out of memory, a crash) is named with its input, too.
 */
export async function watchChild(
  script: string,
  args: readonly string[],
  current: string,
  limits: Pick<Limits, 'folder'> & Partial<Limits>,
): Promise<WatchedChild> {
  const { secondsAnInput, mib: mostMib, folder } = { ...USUAL_LIMITS, ...limits };
  await mkdir(folder, { recursive: true });
  const child = spawn(process.execPath, ['--max-old-space-size=700', script, ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(0, 2000)));
  let trouble: string | null = null;
  let peak = 0;
  let inputs = -1;
  let since = performance.now();
  const end = (why: string): void => {
    trouble ??= why;
    child.kill('SIGKILL');
  };
  const look = setInterval(() => {
    const mib = residentMib(child.pid ?? 0);
    peak = Math.max(peak, mib);
    const now = inputsRun(current);
    if (now !== inputs) since = performance.now();
    inputs = now;
    if (mib > mostMib) end(`it took ${mib} MiB`);
    if (performance.now() - since > secondsAnInput * 1000)
      end(`one input took more than ${secondsAnInput} seconds`);
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(look);
  if (code !== 0) trouble ??= `it ended with ${code ?? 'a signal'}: ${complaint.slice(0, 900)}`;
  const lines = said.split('\n').filter((line) => line !== '');
  return { lines, trouble, input: trouble === null ? '' : inputIn(current), mostMib: peak };
}

function residentMib(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Math.round((pages * 4096) / (1024 * 1024));
  } catch {
    return 0;
  }
}

function inputsRun(current: string): number {
  try {
    const file = openSync(current, 'r');
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 0);
    closeSync(file);
    return head.readUInt32LE(0);
  } catch {
    return 0;
  }
}

function inputIn(current: string): string {
  try {
    const bytes = readFileSync(current);
    return bytes.subarray(8, 8 + bytes.readUInt32LE(4)).toString('base64');
  } catch {
    return '';
  }
}
