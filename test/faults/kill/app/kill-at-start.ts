import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findRuntime } from '../../../../build/electron-runtime.mjs';
import { launchCommand } from '../../../../build/launch.mjs';
import type { OwnPlaces } from '../../app/own-places';
import { killTree, processTree, stillLiving } from '../../app/process-tree';

/** A start takes about so long from its process to the swap; the kill falls anywhere from there to just after it. */
const SPREAD_MS = 12;
const PATIENCE_MS = 20_000;

/** Starts the app on a profile in which a whole restore waits, and kills it around the moment in which it is swapped in. */
export async function killAtStart(places: OwnPlaces, profile: string): Promise<boolean> {
  const command = launchCommand(await findRuntime(), {
    env: { ...places.env, CASEKEEP_PROFILE_DIR: profile, CASEKEEP_TEST_WINDOW_DELAY_MS: '900' },
  });
  const child = spawn(command.executable, command.args, { env: command.env, stdio: 'ignore' });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const pid = child.pid ?? 0;
  const tidying = join(profile, 'blob_storage');
  // The first thing that main leaves in the profile; the swap comes soon after.
  for (let waited = 0; waited < PATIENCE_MS && !existsSync(tidying); waited += 1) await wait(1);
  const until = performance.now() + Math.random() * SPREAD_MS;
  while (performance.now() < until) await new Promise<void>((done) => void setImmediate(done));
  const tree = processTree(pid);
  const isRunning = child.exitCode === null && existsSync(tidying);
  killTree(tree);
  await exited;
  for (let tries = 0; tries < 200 && stillLiving(tree).length > 0; tries += 1) await wait(20);
  return isRunning;
}
