import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { blankPerson } from '../../../renderer/domain/blank-person';
import { launchApp } from '../../e2e/app';
import { frontOf, type Opened, openClient, unlockOnScreen } from '../app/front';
import { ownPlaces } from '../app/own-places';
import { killTree, processTree } from '../app/process-tree';
import { type NodeApp, startNodeApp } from '../node-app';
import { type Case, type Proof, summed } from '../proof';
import { aUsedLaptop, hashesBelow } from './laptop-copies';
import { indexedDb, SCREEN_DAMAGES, type ScreenDamage } from './screen-damages';

/** The same damage in the real app: what the screen says, and that everything is there behind it. */
export async function screenBytes(names: 'short' | 'all'): Promise<Proof> {
  const laptop = await aUsedLaptop();
  const places = await ownPlaces();
  const cases: Case[] = [];
  try {
    const used = join(places.folder, 'used');
    await cp(join(laptop.folder, 'profile'), used, { recursive: true });
    const older = join(places.folder, 'older-store');
    // The first unlock makes the store; a client more makes that store older than the journal.
    await inApp(used, places.env, async (page) => void (await unlockOnScreen(page)));
    await cp(indexedDb(used), older, { recursive: true });
    const expected = await addInNode(used);
    await inApp(used, places.env, async (page) => void (await unlockOnScreen(page)));
    const chosen =
      names === 'all' ? SCREEN_DAMAGES : SCREEN_DAMAGES.filter((_, nth) => nth !== 4 && nth !== 6);
    for (const damage of chosen) {
      const profile = join(places.folder, 'damaged');
      await cp(used, profile, { recursive: true });
      await damage.damage(profile, older);
      const broken = await tryOnScreen(profile, places.env, damage, expected).catch((error: unknown) => ({
        name: damage.name,
        lost: 0,
        failure: error instanceof Error ? error.message : String(error),
      }));
      cases.push(broken);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    await laptop.remove();
    await places.remove();
  }
  return summed(
    'real app: IndexedDB deleted, cut, older, flipped; header, keyring, journal: by what the screen says',
    cases,
    'first-run screens 0 wanted; lost counts records missing afterwards',
  );
}

const LATEST = 'Added last';

/** One more client by the vault's own code; answers how many clients there are now. */
async function addInNode(profile: string): Promise<number> {
  const app = await startNodeApp(profile);
  await app.unlock();
  await app.vault.act({
    name: 'create-client',
    args: {
      person: { ...blankPerson, name: LATEST },
      service: 'Counselling',
      startedOn: '2026-11-02',
      fundedBy: 'self',
    },
  });
  const count = await clientsIn(app);
  await app.end();
  return count;
}

async function clientsIn({ vault }: NodeApp): Promise<number> {
  return (await vault.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 0 } })).total;
}

async function tryOnScreen(
  profile: string,
  env: Readonly<Record<string, string>>,
  damage: ScreenDamage,
  expected: number,
): Promise<Case> {
  const { name, said, how } = damage;
  const before = await hashesBelow(join(profile, 'vault'));
  const first = await inApp(profile, env, async (page): Promise<Case | 'restarts'> => {
    const fail = (failure: string, lost = 0): Case => ({ name, lost, failure });
    let opened = await openOrRefuse(page);
    const words = opened.kind === 'open' ? opened.notices.join(' ') : opened.said;
    if (opened.kind === 'refused' && words.includes('working store on this laptop does not open')) {
      await page.getByRole('button', { name: 'Restart and rebuild' }).click();
      return 'restarts';
    }
    if (said !== null && !said.test(words)) return fail(`the screen says "${words.slice(0, 160)}"`);
    if (how !== 'opens') {
      const after = await hashesBelow(join(profile, 'vault'));
      const changed = [...before].filter(([file, hash]) => after.get(file) !== hash);
      if (changed.length > 0) return fail(`changed ${changed.map(([file]) => file).join(', ')}`);
      if (how === 'refused')
        return { name, lost: 0, failure: opened.kind === 'refused' ? null : 'it opened' };
      await page.getByRole('button', { name: 'Write them back' }).click();
      await page.getByText('written back. Unlock now.').waitFor();
      opened = await openOrRefuse(page);
    }
    return opened.kind === 'open' ? counted(page, name, expected) : fail(opened.said.slice(0, 160));
  });
  if (first !== 'restarts') return first;
  return inApp(profile, env, async (page) => {
    const opened = await openOrRefuse(page);
    if (opened.kind === 'open') return counted(page, name, expected);
    return { name, lost: 0, failure: `after the restart: ${opened.said.slice(0, 160)}` };
  });
}

async function openOrRefuse(page: Page): Promise<Opened> {
  const front = await frontOf(page);
  if (front === 'first run') throw new Error('the first-run screen stands over a vault');
  if (front === 'locked') return unlockOnScreen(page);
  return { kind: 'refused', said: await page.locator('.gate-answer').innerText() };
}

/** Everybody is in the list again, the last one added among them. */
async function counted(page: Page, name: string, expected: number): Promise<Case> {
  await openClient(page, LATEST);
  await page.getByRole('button', { name: 'Clients' }).click();
  await page.getByLabel('Find a client').fill('');
  const chip = page.getByRole('group', { name: 'Show' }).getByRole('button', { name: /^All/ });
  let count = 0;
  for (let tries = 0; tries < 100 && count !== expected; tries += 1) {
    count = Number((await chip.innerText()).replaceAll(/\D/g, ''));
    await page.waitForTimeout(100);
  }
  const failure = count === expected ? null : `${count} of ${expected} clients`;
  return { name, lost: expected - count, failure };
}

async function inApp<Value>(
  profile: string,
  env: Readonly<Record<string, string>>,
  act: (page: Page) => Promise<Value>,
): Promise<Value> {
  const app = await launchApp({ profile, env, timeoutMs: 90_000 });
  try {
    const value = await act(app.page);
    await app.close();
    return value;
  } finally {
    killTree(processTree(app.pid));
    await app.exited;
  }
}
