// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { frontOf, unlockOnScreen } from '../app/front';
import { ownPlaces } from '../app/own-places';
import { indexedDb } from '../bytes/screen-damages';
import { firstRun, startNodeApp } from '../node-app';
import { type Case, notRun, type Proof } from '../proof';
import { PracticeScreen } from '../../e2e/pages/practice-screen';
import { type RawStore, readRawStore } from './raw-store';
import { smallDisk } from './small-disk';
import { STORE_DAMAGES, type StoreDamage } from './store-damages';
import { createClient, finishNote } from './used-laptop';
import { withApp } from './with-app';

/** More than Chromium keeps in its log alone: a part of it stands in tables. */
const CLIENTS = 20;
const NOTES_EACH = 30;
const NOTE = 'It was quiet. '.repeat(800);
/** A log that was cut ends in half a record: Chromium goes on behind it and gives the whole store up at the next start. */
const MOST_REBUILDS = 2;

interface Templates {
  readonly profile: string;
  /** The store's folder as it was some notes earlier. */
  readonly older: string;
  readonly digest: string;
  /** What Chromium says of the whole store. */
  readonly whole: RawStore;
}

/** Chromium's silent empty, partial and old stores, made on purpose in a real profile; nothing of the records may be missed. */
export async function storesInApp(names: 'short' | 'all'): Promise<readonly Proof[]> {
  const places = await ownPlaces();
  try {
    const templates = await makeTemplates(places.folder, places.env);
    const chosen = names === 'all' ? STORE_DAMAGES : STORE_DAMAGES.slice(0, 2);
    const seen: Seen[] = [];
    for (const damage of chosen) seen.push(await tryDamage(places.folder, places.env, templates, damage));
    const damaged = proofOf(seen, templates.whole);
    return names === 'short' ? [damaged] : [damaged, await fullDisk(places.folder, places.env, templates)];
  } finally {
    await places.remove();
  }
}

interface Seen extends Case {
  readonly raw: RawStore | null;
}

function proofOf(seen: readonly Seen[], whole: RawStore): Proof {
  const failed = seen.filter(({ failure }) => failure !== null);
  const silent = seen.filter(
    ({ raw }) => raw !== null && raw.error === null && (raw.rows !== whole.rows || raw.meta !== whole.meta),
  );
  const empty = silent.filter(({ raw }) => raw?.rows === 0).length;
  const said = seen.map(({ name, raw }) => `${name}: ${raw === null ? '?' : (raw.error ?? raw.rows)}`);
  return {
    what: 'real app: Chromium’s silent empty, partial and old stores, read raw before the app looks',
    tried: seen.length,
    found: silent.length,
    lost: failed.reduce((sum, one) => sum + one.lost, 0),
    leaked: 0,
    note: `of ${whole.rows} rows Chromium returned without an error: ${said.join('; ')}; digests equal, no second rebuild`,
    failures: [
      ...failed.map(({ name, failure }) => `${name}: ${failure ?? ''}`),
      ...(empty > 0 && silent.length > empty
        ? []
        : [`not shown: ${empty} silent empty stores, ${silent.length - empty} silent partial or old ones`]),
    ],
  };
}

async function makeTemplates(folder: string, env: Readonly<Record<string, string>>): Promise<Templates> {
  const profile = join(folder, 'used');
  const older = join(folder, 'older');
  const node = await startNodeApp(profile);
  await firstRun(node);
  for (let client = 0; client < CLIENTS; client += 1) {
    const made = await createClient(node, `Stored ${client}`);
    if (made.kind !== 'saved') throw new Error(made.kind);
    for (let note = 0; note < NOTES_EACH; note += 1) {
      const text = `Note ${note} of ${client}. ${NOTE}`;
      await finishNote(node, made.episodeId, text, '2026-11-09');
    }
  }
  await node.end();
  await withApp(profile, env, async (page) => mustOpen(page));
  await cp(indexedDb(profile), older, { recursive: true });
  const later = await startNodeApp(profile);
  await later.unlock();
  await createClient(later, 'Stored last');
  const { digest } = await later.vault.contentDigest();
  await later.end();
  await rm(indexedDb(profile), { recursive: true });
  await withApp(profile, env, async (page) => mustOpen(page));
  const whole = await withApp(profile, env, async (page) => {
    await frontOf(page);
    return readRawStore(page);
  });
  return { profile, older, digest, whole };
}

async function mustOpen(page: Page): Promise<readonly string[]> {
  const front = await frontOf(page);
  if (front !== 'locked') throw new Error(`after the start: ${front}`);
  const opened = await unlockOnScreen(page);
  if (opened.kind === 'refused') throw new Error(`it says "${opened.said.slice(0, 160)}"`);
  return opened.notices;
}

async function tryDamage(
  folder: string,
  env: Readonly<Record<string, string>>,
  templates: Templates,
  { name, damage }: StoreDamage,
): Promise<Seen> {
  const profile = join(folder, 'damaged');
  let raw: RawStore | null = null;
  try {
    await cp(templates.profile, profile, { recursive: true });
    if ((await damage(profile, templates.older)) === 0) throw new Error('there was no such file');
    raw = await withApp(profile, env, async (page) => {
      await frontOf(page);
      return readRawStore(page);
    });
    let rebuilds = 0;
    for (let start = 0; start <= MOST_REBUILDS + 2; start += 1) {
      const opened = await withApp(profile, env, (page) => openOrRebuild(page, templates.digest));
      if (opened === 'as it was') break;
      if (opened === 'made anew') rebuilds += 1;
    }
    if (rebuilds > MOST_REBUILDS) throw new Error('it is made anew at every start');
    return { name, raw, lost: 0, failure: null };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { name, raw, lost: words.startsWith('lost') ? 1 : 0, failure: words };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Everything is there, whether the store was as it was, was made anew, or is made anew by a restart that the app asks for. */
async function openOrRebuild(page: Page, digest: string): Promise<'as it was' | 'made anew' | 'restarts'> {
  const front = await frontOf(page);
  if (front !== 'locked') throw new Error(`instead of the locked screen: ${front}`);
  const opened = await unlockOnScreen(page);
  if (opened.kind === 'refused') {
    if (!/working store on this laptop does not open/.test(opened.said)) throw new Error(opened.said);
    await page.getByRole('button', { name: 'Restart and rebuild' }).click();
    return 'restarts';
  }
  const shown = await new PracticeScreen(page).digest();
  if (shown.digest.replaceAll(/\s/g, '') !== digest) throw new Error(`lost: another digest, ${shown.counts}`);
  return opened.notices.some((one) => /rebuilt/.test(one)) ? 'made anew' : 'as it was';
}

/** A full disk: whatever the store answers, nothing is given up, and once there is room everything is there as it was. */
async function fullDisk(
  folder: string,
  env: Readonly<Record<string, string>>,
  { profile: used, digest, whole }: Templates,
): Promise<Proof> {
  const what = 'real app: the profile’s disk full to the last byte at unlock, then with room again';
  const profile = join(folder, 'full');
  await mkdir(profile);
  let disk: ReturnType<typeof smallDisk>;
  try {
    disk = smallDisk(profile, 200);
  } catch (error) {
    return notRun(what, `a mount is refused here: ${String(error)}`);
  }
  const failures: string[] = [];
  let said = '';
  try {
    await cp(used, profile, { recursive: true });
    await withApp(profile, env, async (page) => {
      await frontOf(page);
      disk.fill();
      const opened = await unlockOnScreen(page);
      said = opened.kind === 'open' ? 'it opens' : opened.said.replaceAll('\n', ' ');
      if (opened.kind === 'refused' && !/disk is full/.test(said)) failures.push(`it says "${said}"`);
      disk.mend();
      if (opened.kind === 'refused') {
        const again = await unlockOnScreen(page);
        if (again.kind === 'refused') failures.push(`with room again it says "${again.said}"`);
      }
    });
    await withApp(profile, env, async (page) => {
      await frontOf(page);
      const after = await readRawStore(page);
      if (after.rows !== whole.rows) failures.push(`${after.rows} of ${whole.rows} rows afterwards`);
      if ((await openOrRebuild(page, digest)) === 'restarts')
        failures.push('a store that was whole is given up');
    });
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  } finally {
    disk.mend();
    disk.remove();
  }
  const lost = failures.some((one) => one.startsWith('lost')) ? 1 : 0;
  return {
    what,
    tried: 1,
    found: failures.length === 0 ? 1 : 0,
    lost,
    leaked: 0,
    note: said.slice(0, 120),
    failures,
  };
}
