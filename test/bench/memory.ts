import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { findRuntime } from '../../build/electron-runtime.mjs';
import { launchCommand } from '../../build/launch.mjs';

const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Bare</h1>'));
`;
const SETTLED_MS = 8000;

/** Memory of a process and everything it started, in MB; what they share is counted once (Linux only). */
export function memoryOfTree(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = attempt(() => readFileSync(`/proc/${name}/stat`, 'utf8'));
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOfTree = (one: number): boolean => {
    if (one === pid) return true;
    const parent = parents.get(one);
    return parent !== undefined && parent > 1 && isOfTree(parent);
  };
  return [...parents.keys()].filter(isOfTree).reduce((sum, one) => sum + sharedOut(one), 0);
}

/** An Electron with one window and nothing in it. */
export async function memoryOfBareElectron(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-bare-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  await writeFile(join(folder, 'main.cjs'), MAIN);
  const command = launchCommand(await findRuntime(), {
    appFolder: folder,
    args: [`--user-data-dir=${join(folder, 'profile')}`],
  });
  const child = spawn(command.executable, command.args, { env: command.env, stdio: 'ignore' });
  await wait(SETTLED_MS);
  const memory = memoryOfTree(child.pid ?? 0);
  const ended = new Promise((done) => child.once('exit', done));
  child.kill();
  await ended;
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return memory;
}

function sharedOut(pid: number): number {
  const rollup = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
