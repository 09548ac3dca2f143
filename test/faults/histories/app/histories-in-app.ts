import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../../../e2e/app';
import { addClient, frontOf, openClient, unlockOnScreen } from '../../app/front';
import { type OwnPlaces, ownPlaces } from '../../app/own-places';
import { killTree, processTree } from '../../app/process-tree';
import { readContents } from '../../kill/contents';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import type { Proof } from '../../proof';
import { type ClientModel, drawClients, wrongWith } from './client-model';
import { backUpOnScreen, changePasswordOnScreen } from './house-steps';
import { lookAtClient, takeScreenStep } from './take-screen-step';

/** Histories that share one start of the app, each with a client and a model of its own. */
const TOGETHER = 10;
const DAY_MS = 86_400_000;

interface Life {
  readonly places: OwnPlaces;
  readonly drive: string;
  readonly choices: string;
  password: string;
  shiftMs: number;
  readonly failures: string[];
  readonly done: Record<'locks' | 'kills' | 'passwords' | 'backups' | 'steps' | 'shifts', number>;
}

/**
 * Histories through the screen of the real app: each a client with a plain model, with a lock or a kill in the middle and
 * at the end. What the page shows is compared after the unlock, and at last everything, read from the journal alone.
 */
export async function historiesInApp(runs: number, seed = Date.now() % 1_000_000): Promise<readonly Proof[]> {
  const places = await ownPlaces();
  const done = { locks: 0, kills: 0, passwords: 0, backups: 0, steps: 0, shifts: 0 };
  const life: Life = {
    places,
    drive: join(places.folder, 'drive-A'),
    choices: join(places.folder, 'answers.json'),
    password: FAULTS_PASSWORD,
    shiftMs: 0,
    failures: [],
    done,
  };
  let played = 0;
  let noticed = 0;
  try {
    await mkdir(life.drive);
    await writeFile(life.choices, JSON.stringify({ places: [], sources: [], targets: [] }));
    const made = await startNodeApp(places.profile);
    await firstRun(made);
    await made.end();
    for (let round = 0; played < runs; round += 1) {
      const clients = drawClients(Math.min(TOGETHER, runs - played), seed + round);
      noticed += await playTogether(life, clients, round);
      played += clients.length;
    }
  } catch (error) {
    life.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await places.remove();
  }
  if (noticed === 0) life.failures.push('a model that forgets a note was never noticed');
  return [
    {
      what: 'random histories beside a plain model, real Electron, through its screen',
      tried: played,
      found: done.steps,
      lost: life.failures.length,
      leaked: 0,
      note: [
        `seed ${seed}`,
        `${TOGETHER} histories share a start`,
        ...Object.entries(done).map(([what, often]) => `${what} ${often}`),
        `forgetful model noticed in ${noticed} of ${played}`,
      ].join(', '),
      failures: life.failures,
    },
  ];
}

/** First halves, an end of the app, a look, second halves, another end; then all of it from the journal alone. */
async function playTogether(life: Life, clients: readonly ClientModel[], round: number): Promise<number> {
  const first = await start(life);
  for (const model of clients) await playHalf(life, first.page, model, 'before');
  await houseStep(life, first.page, round);
  await end(life, first, round % 2 === 0 ? 'lock' : 'kill');

  life.shiftMs += round % 3 === 1 ? 40 * DAY_MS : 0;
  life.done.shifts += round % 3 === 1 ? 1 : 0;
  const second = await start(life);
  for (const model of clients) {
    life.failures.push(...(await lookAtClient(second.page, model)));
    await playHalf(life, second.page, model, 'after');
  }
  await end(life, second, round % 2 === 0 ? 'kill' : 'lock');

  const held = await readAside(life, round);
  const heldOf = (name: string) => held.clients.find((one) => one.name === name);
  life.failures.push(...clients.flatMap((model) => wrongWith(model, heldOf(model.name))));
  // The control: the same look with a model that has forgotten the last note, or the draft.
  const forgetful = clients.map((model) => ({ ...model, notes: model.notes.slice(0, -1), draft: '' }));
  return forgetful.filter((model) => wrongWith(model, heldOf(model.name)).length > 0).length;
}

async function playHalf(life: Life, page: Page, model: ClientModel, half: 'before' | 'after'): Promise<void> {
  if (half === 'before') {
    await addClient(page, model.name);
    await page.getByRole('heading', { level: 1, name: model.name, exact: true }).waitFor();
    life.done.steps += 1;
  } else await openClient(page, model.name);
  for (const step of model[half]) {
    await takeScreenStep(page, model, step, life.places.temp);
    life.done.steps += 1;
  }
}

async function houseStep(life: Life, page: Page, round: number): Promise<void> {
  if (round % 2 === 0) {
    const next = `words that were new in round ${round}`;
    await changePasswordOnScreen(page, life.password, next);
    life.password = next;
    life.done.passwords += 1;
    return;
  }
  const said = await backUpOnScreen(page, life.drive, life.choices);
  if (!said.startsWith('Proven')) life.failures.push(`round ${round}, backup: ${said}`);
  life.done.backups += 1;
}

async function start(life: Life): Promise<RunningApp> {
  const env = {
    ...life.places.env,
    CASEKEEP_TEST_CHOOSE: life.choices,
    CASEKEEP_TEST_CLOCK_SHIFT_MS: String(life.shiftMs),
  };
  const app = await launchApp({ profile: life.places.profile, env, timeoutMs: 90_000 });
  const front = await frontOf(app.page);
  if (front !== 'locked') throw new Error(`in front stands: ${front}`);
  const opened = await unlockOnScreen(app.page, life.password);
  if (opened.kind !== 'open') throw new Error(`it does not open: ${opened.said}`);
  return app;
}

async function end(life: Life, app: RunningApp, how: 'lock' | 'kill'): Promise<void> {
  if (how === 'lock') {
    await app.page.keyboard.press('Control+l').catch(() => undefined);
    const code = await app.exited;
    if (code !== 75) life.failures.push(`a lock ended with ${String(code)}`);
    life.done.locks += 1;
    return;
  }
  killTree(processTree(app.pid));
  await app.exited;
  life.done.kills += 1;
}

/** A copy of the vault's folder, without its store, read by the vault's own code. */
async function readAside(life: Life, round: number) {
  const aside = join(life.places.folder, `aside-${round}`);
  await cp(join(life.places.profile, 'vault'), join(aside, 'vault'), { recursive: true });
  const app = await startNodeApp(aside);
  const opened = await app.unlock(life.password);
  if (opened.kind !== 'open') throw new Error(`the journal alone does not open: ${opened.kind}`);
  const held = await readContents(app.vault, []);
  await app.end();
  return held;
}
