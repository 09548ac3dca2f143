import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Practice } from '../../../renderer/domain/practice';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../node-app';

/** A profile as the first run leaves it, to be copied for each history. */
export interface Template {
  readonly profile: string;
  readonly password: string;
  readonly recoveryKey: string;
  readonly madeAtMs: number;
  readonly practice: Practice;
}

/** A folder for the histories of one process: in memory where the system has a place for that. */
export async function historiesFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casekeep-histories-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export async function aTemplate(folder: string): Promise<Template> {
  const profile = join(folder, 'template');
  const app = await startNodeApp(profile);
  const prepared = await firstRun(app);
  const practice = await app.vault.ask({ name: 'practice', args: {} });
  await app.end();
  return {
    profile,
    password: FAULTS_PASSWORD,
    recoveryKey: prepared.recoveryGroups.join(' '),
    // Histories begin where the vault was made, in whole minutes after it.
    madeAtMs: Math.ceil(Date.now() / 60_000) * 60_000,
    practice,
  };
}
