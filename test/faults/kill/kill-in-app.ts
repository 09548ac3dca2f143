import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { launchApp } from '../../e2e/app';
import { frontOf, openClient, unlockOnScreen } from '../app/front';
import { ownPlaces } from '../app/own-places';
import { killTree, processTree, stillLiving } from '../app/process-tree';
import { firstRun, startNodeApp } from '../node-app';
import type { Proof } from '../proof';
import { halfStates, missingFrom, readContents } from './contents';
import { type Acknowledged, type Ledger, newLedger, openDrafts } from './ledger';
import { writeOnScreen } from './write-on-screen';

/** Longest time of writing before a kill, counted from the first word that something is safe. */
const LONGEST_MS = 7000;
/** Every fourth kill does not wait for that word. */
const EARLY = 4;

/** `kill -9` of the real app's whole process tree while somebody writes through its screen. */
export async function killInApp(kills: number): Promise<Proof> {
  const places = await ownPlaces();
  const failures: string[] = [];
  let firstRunScreens = 0;
  let lost = 0;
  const ledger = newLedger(join(places.folder, 'acknowledged.jsonl'));
  try {
    const made = await startNodeApp(places.profile);
    await firstRun(made);
    await made.end();
    let before = 0;
    for (let round = 0; round <= kills; round += 1) {
      const app = await launchApp({ profile: places.profile, env: places.env, timeoutMs: 90_000 });
      const tree = () => processTree(app.pid);
      try {
        const front = await frontOf(app.page);
        if (front === 'first run') firstRunScreens += 1;
        const opened = front === 'locked' ? await unlockOnScreen(app.page) : null;
        if (opened?.kind === 'open') {
          const missing = await missingOnScreen(app.page, ledger.all, before);
          lost += missing.length;
          failures.push(...missing.map((one) => `round ${round}, on screen: ${one}`));
          before = ledger.all.length;
          if (round < kills) await writeUntilKilled(app.page, ledger, round, () => killTree(tree()));
        } else failures.push(`round ${round}: ${front}, ${opened?.said ?? 'no unlock'}`);
      } finally {
        const left = tree();
        killTree(left);
        await app.exited;
        await waitUntilNone(left);
      }
    }
    const held = await readAside(places.profile, join(places.folder, 'aside'));
    const missing = missingFrom(held, ledger.all);
    lost += missing.length;
    failures.push(...missing, ...halfStates(held, 1));
    if (firstRunScreens > 0) failures.push(`${firstRunScreens} first-run screens over a vault`);
  } catch (error) {
    failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await places.remove();
  }
  return {
    what: 'kill -9, real Electron, whole process tree, writing through the screen',
    tried: kills,
    found: ledger.all.length,
    lost,
    leaked: 0,
    note: `acknowledged ${ledger.all.length}; first-run screens ${firstRunScreens}; drafts looked for on screen`,
    failures,
  };
}

async function writeUntilKilled(page: Page, ledger: Ledger, round: number, kill: () => void): Promise<void> {
  const writing = writeOnScreen(page, ledger, round).then(
    () => null,
    (error: unknown) => error,
  );
  const early = await Promise.race([writing, moment(ledger, round % EARLY === EARLY - 1)]);
  kill();
  await writing;
  if (early !== 'time') throw early instanceof Error ? early : new Error('writing stopped by itself');
}

async function moment(ledger: Ledger, isEarly: boolean): Promise<'time'> {
  const before = ledger.all.length;
  const patienceMs = isEarly ? 0 : 20_000;
  for (let waited = 0; waited < patienceMs && ledger.all.length === before; waited += 20) await wait(20);
  return wait(Math.random() * LONGEST_MS, 'time');
}

/** Of what was said since `from`: the drafts that their client's page does not offer back, the notes that it does not show. */
async function missingOnScreen(
  page: Page,
  all: readonly Acknowledged[],
  from: number,
): Promise<readonly string[]> {
  const missing: string[] = [];
  const recent = all.slice(from);
  for (const [client, text] of openDrafts(recent)) {
    await openClient(page, client);
    const offered = page.locator('textarea.note-text').first();
    const isBack = await comesTrue(async () => (await offered.inputValue()).startsWith(text));
    // The kill may have come between "finished" on the disk and on the screen: then it stands below as a note.
    if (!isBack && !(await isShown(page, text))) missing.push(`draft of ${client}: ${text}`);
  }
  for (const entry of recent) {
    if (entry.kind !== 'note') continue;
    await openClient(page, entry.client);
    if (!(await comesTrue(() => isShown(page, entry.text)))) missing.push(`note on ${entry.client}`);
  }
  return missing;
}

function isShown(page: Page, text: string): Promise<boolean> {
  return page
    .locator('.time-line-entry')
    .filter({ hasText: text.slice(0, 30) })
    .first()
    .isVisible();
}

async function comesTrue(look: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await look().catch(() => false)) return true;
    await wait(100);
  }
  return false;
}

async function waitUntilNone(tree: ReturnType<typeof processTree>): Promise<void> {
  for (let tries = 0; tries < 100 && stillLiving(tree).length > 0; tries += 1) await wait(50);
}

/** A copy of the profile, read in full by the vault's own code from the journal alone. */
async function readAside(profile: string, aside: string) {
  await cp(join(profile, 'vault'), join(aside, 'vault'), { recursive: true });
  const app = await startNodeApp(aside);
  const opened = await app.unlock();
  if (opened.kind !== 'open') throw new Error(`the journal alone does not open: ${opened.kind}`);
  const held = await readContents(app.vault, []);
  await app.end();
  return held;
}
