import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../node-app';
import { deskWith } from './desk';
import { type DriveName, newModel, type TrueDrive } from './model';
import { openAgain } from './open-again';
import type { Step } from './step';
import { takeStep } from './take-step';
import { emptyTruth, put, type World } from './truth';

/** A practice of a few days, to be copied for each history: its profile, and what is true of it. */
export interface Template {
  /** The laptop's profile and its drives. */
  readonly desktop: string;
  readonly drives: Readonly<Record<DriveName, TrueDrive>>;
  readonly world: World;
  readonly nowMs: number;
  readonly words: readonly string[];
}

/** With these every later step finds something to be done to. */
const BEGINNING: readonly Step[] = [
  { do: 'add-client', born: 1, began: 3 },
  { do: 'add-client', born: 4, began: 0 },
  { do: 'book', nth: 0, day: -7, hour: 1, times: 3 },
  { do: 'finish-note', nth: 0, from: 'session', risk: true },
  { do: 'relate', nth: 1, other: 0, isNew: true },
  { do: 'consent', nth: 0, what: 'recording', given: true },
  { do: 'attach', nth: 0, bytes: 900 },
  { do: 'keep-draft', nth: 1, about: 'note' },
  { do: 'backup', drive: 'A' },
];

/** A folder for histories: in memory where the system has a place for that. */
export async function historiesFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casekeep-histories-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export async function aTemplate(folder: string): Promise<Template> {
  const desktop = join(folder, 'beginning');
  for (const drive of ['drive-A', 'drive-B']) await mkdir(join(desktop, drive), { recursive: true });
  const app = await startNodeApp(join(desktop, 'laptop-0'));
  const prepared = await firstRun(app);
  const practice = await app.vault.ask({ name: 'practice', args: {} });
  await app.end();
  const world: World = {
    truth: emptyTruth(),
    password: FAULTS_PASSWORD,
    recovery: prepared.recoveryGroups.join(' '),
    branch: 0,
  };
  put(world.truth, practice);
  world.truth.writings[practice.id] = 1;
  // Histories begin where the vault was made, in whole minutes after it.
  const madeAtMs = Math.ceil(Date.now() / 60_000) * 60_000;
  const model = newModel(world, madeAtMs, [], null);
  const folderOfTemplate = join(folder, 'template');
  const desk = await deskWith(folderOfTemplate, desktop, madeAtMs, null);
  for (const drive of ['A', 'B'] as const) model.drives[drive].placeId = await desk.choosePlace(drive);
  await openAgain(model, desk, [model.world], { mustSay: 'rebuilt' });
  for (const step of BEGINNING) await takeStep(model, desk, step);
  await desk.restart();
  const { world: begun, nowMs, words, drives } = model;
  return { desktop: folderOfTemplate, world: begun, nowMs, words, drives };
}
