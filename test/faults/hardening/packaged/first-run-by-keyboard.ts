import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp } from '../../../e2e/app';
import { FirstRun, groupsOnPaper } from '../../../e2e/pages/first-run';
import { Keyboard } from '../../../e2e/pages/keyboard';
import { killTree, processTree } from '../../app/process-tree';
import { FAULTS_PASSWORD } from '../../node-app';
import type { Checks } from '../lines';
import { difference, type OwnDisplay } from './own-display';
import { OPEN, relocked } from './lock-by-keyboard';
import { runningFrom, startPackaged, type Surroundings, until } from './start-packaged';

const LOCK = 'lock and relaunch';

type Step =
  | { readonly kind: 'view'; readonly name: string }
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'type'; readonly text: string };

class RecordedKeyboard extends Keyboard {
  readonly steps: Step[] = [];

  override async press(key: string): Promise<void> {
    this.steps.push({ kind: 'press', key });
    await super.press(key);
  }

  override async type(text: string): Promise<void> {
    this.steps.push({ kind: 'type', text });
    await super.type(text);
  }
}

/** The keys of a first run, as they are pressed in the app that a test can look into. */
async function recordFirstRun(): Promise<readonly Step[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-recorded-'));
  const sheet = join(folder, 'sheet.pdf');
  const choose = join(folder, 'choose.json');
  await writeFile(choose, JSON.stringify({ targets: [sheet] }));
  const app = await launchApp({ profile: join(folder, 'profile'), env: { CASEKEEP_TEST_CHOOSE: choose } });
  try {
    const keys = new RecordedKeyboard(app.page);
    const first = new FirstRun(app.page);
    const answers = { practice: 'Fen Lane', therapist: 'R. Ash', password: FAULTS_PASSWORD, sheet };
    await first.toTheBackupStep(keys, answers, async (name) => {
      // The focus comes to its first field a moment after the view.
      await wait(800);
      keys.steps.push({ kind: 'view', name });
    });
    keys.steps.push({ kind: 'view', name: 'A first backup' });
    await first.withoutBackup(keys);
    return keys.steps;
  } finally {
    killTree(processTree(app.pid));
    await app.exited;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same keys on the packaged app's own display, with its real file dialog; then the first lock. */
export async function firstRunByKeyboard(
  around: Surroundings,
  display: OwnDisplay,
  checks: Checks,
): Promise<void> {
  const steps = await recordFirstRun();
  const sheet = join(around.cwd, 'Casekeep recovery sheet.pdf');
  const started = startPackaged(around);
  if (!(await until(() => display.windows('Casekeep').length > 0, 30)))
    throw new Error(`no window: ${(await Promise.race([started.ended, wait(10)]))?.said ?? ''}`);
  await wait(1500);
  let groups: string[] = [];
  let view = '';
  let before = display.picture().slice();
  for (const step of steps) {
    if (step.kind === 'view') {
      view = step.name;
      if (view !== 'First screen') await newPicture(display, before, view);
      if (view === 'Typing part of it') groups = await askedGroups(display, sheet);
    } else if (step.kind === 'type') {
      await display.type(view === 'Typing part of it' ? (groups.shift() ?? '') : step.text);
    } else {
      if (step.key === 'Enter') before = display.picture().slice();
      await display.press(step.key === 'Enter' ? 'Return' : step.key);
      if (view === 'Recovery sheet' && step.key === 'Enter' && !existsSync(sheet))
        await saveSheet(display, before, sheet);
    }
  }
  await wait(2000);
  const text = await display.read();
  checks.record(LOCK, [
    {
      name: 'first run by the keyboard: the cabinet opens',
      failure: OPEN.test(text) ? null : text.slice(0, 200),
    },
  ]);
  await relocked(around, display, checks, 'after the first run');
  killTree(runningFrom(around.packaged.folder));
}

/** Waits for another picture than the one before the key, and until that one stands still. */
async function newPicture(display: OwnDisplay, before: Uint8Array, view: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const one = display.picture().slice();
    await wait(400);
    const other = display.picture();
    if (difference(before, other) > 0.4 && difference(one, other) < 0.2) return;
  }
  throw new Error(`${view} did not come up`);
}

/** The system's own dialog proposes a name, in the folder that the app stands in. */
async function saveSheet(display: OwnDisplay, before: Uint8Array, sheet: string): Promise<void> {
  await until(() => difference(before, display.picture()) > 1.5, 20);
  await wait(1500);
  // A dialog that has only just come up does not hear the first key.
  for (let tries = 0; tries < 5 && !existsSync(sheet); tries += 1) {
    await display.press('Return');
    await until(() => existsSync(sheet), 6);
  }
  if (!existsSync(sheet)) throw new Error('the recovery sheet was not saved');
  await wait(1500);
}

/** What the sheet says to the groups that the screen asks for, in its order. */
async function askedGroups(display: OwnDisplay, sheet: string): Promise<string[]> {
  await display.press('shift+Tab');
  const text = await display.read();
  await display.press('Tab');
  await wait(300);
  const asked = [...text.matchAll(/Group (\d)/g)].map((match) => Number(match[1]));
  if (asked.length === 0) throw new Error(`no group is asked for: ${text.slice(0, 200)}`);
  const paper = groupsOnPaper(sheet);
  return asked.map((group) => paper[group - 1] ?? '');
}
