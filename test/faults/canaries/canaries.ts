import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type RunningApp } from '../../e2e/app';
import { frontOf, unlockOnScreen } from '../app/front';
import { type OwnPlaces, ownPlaces } from '../app/own-places';
import { killTree, processTree, stillLiving } from '../app/process-tree';
import { tryToReachOut } from '../network/reach-out';
import { networkProof } from '../network/network-proof';
import { startTracing } from '../network/traced';
import { firstRun, startNodeApp } from '../node-app';
import { notRun, type Proof } from '../proof';
import { needlesOf, newMark } from './needles';
import { plant, WAYS } from './plant';
import { searchFiles, strayPlaces } from './search-files';
import { searchMemory } from './search-memory';

const NETWORK = 'network during the canary run (start, unlock, write, attach, search, lock, start again)';
/** Ways that `tryToReachOut` tries. */
const WAYS_OUT = 6;

/** Planted words before and after a lock; the same run is traced for anything that leaves the machine. */
export async function canaries(rounds: number): Promise<readonly Proof[]> {
  if (process.platform !== 'linux') return [notRun('canaries', 'memory is read through /proc')];
  const proofs: Proof[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const places = await ownPlaces();
    const tracing = await startTracing(places.folder);
    try {
      proofs.push(...(await oneRound(places)), await networkProof(tracing, NETWORK, WAYS_OUT));
    } finally {
      tracing.end();
      await places.remove();
    }
  }
  return proofs;
}

async function oneRound(places: OwnPlaces): Promise<readonly Proof[]> {
  const made = await startNodeApp(places.profile);
  await firstRun(made);
  await made.end();
  const since = Date.now();
  const mark = newMark();
  const needles = needlesOf(mark);
  const start = { profile: places.profile, env: places.env, timeoutMs: 120_000 };
  const open = await launchApp(start);
  let locked: RunningApp | null = null;
  let planted: Awaited<ReturnType<typeof plant>> | null = null;
  try {
    if ((await frontOf(open.page)) !== 'locked') throw new Error('not the locked screen');
    const opened = await unlockOnScreen(open.page);
    if (opened.kind !== 'open') throw new Error(opened.said);
    await tryToReachOut(open.page);
    planted = await plant(open.page, mark, join(places.folder, 'outside'));
    const oldTree = processTree(open.pid);
    const before = searchMemory(oldTree, needles);
    const foundBefore = WAYS.filter((way) => before.hits.some(({ word }) => word.startsWith(mark + way)));

    await open.page.keyboard.press('Control+l').catch(() => undefined);
    locked = await open.relaunchAfterLock();
    const living = stillLiving(oldTree);
    await frontOf(locked.page);
    await wait(500);

    const newTree = processTree(locked.pid);
    const after = searchMemory(newTree, needles);
    const stray = strayPlaces(since).filter((path) => !places.folder.startsWith(path));
    const folders = [places.profile, places.temp, places.home, ...stray];
    const files = searchFiles(folders, needles);
    const control = await fileControl(places, needles, mark);
    return [
      {
        what: 'canaries just before the lock (positive control): memory of the open app',
        tried: WAYS.length,
        found: foundBefore.length,
        lost: 0,
        leaked: 0,
        note: `${before.processes} processes, ${megabytes(before.bytes)}; ${planted.byTheDisplay ? "typed on the display's keyboard, pasted from another program" : 'typed by the test driver'}`,
        failures: [
          ...WAYS.filter((way) => !foundBefore.includes(way)).map((way) => `${way} was not found while open`),
          ...(planted.byTheDisplay ? [] : ["the display's own keyboard could not be used"]),
          ...before.unread,
        ],
      },
      {
        what: 'canaries after the lock: memory of every process of the new app',
        tried: after.processes,
        found: 0,
        lost: 0,
        leaked: after.hits.length,
        note: `${megabytes(after.bytes)}; UTF-8, UTF-16LE, base64, hex; outside: X server, clipboard managers`,
        failures: [
          ...after.hits.map(({ where, encoding, word }) => `${word} as ${encoding} in ${where}`),
          ...after.unread,
        ],
      },
      {
        what: 'canaries after the lock: profile, temp, cache, home, shared memory',
        tried: files.files,
        found: control,
        lost: 0,
        leaked: files.hits.length,
        note: `${megabytes(files.bytes)}; a file planted in every encoding was found ${control} times by the same search`,
        failures: [
          ...files.hits.map(({ where, encoding, word }) => `${word} as ${encoding} in ${where}`),
          ...(control < needles.length ? ['the planted control file was not found in every encoding'] : []),
        ],
      },
      {
        what: 'processes of the old app after the lock (pid and start time)',
        tried: oldTree.length,
        found: 0,
        lost: 0,
        leaked: living.length,
        note: 'looked at when the locked window stood',
        failures: living.map(({ pid, command }) => `${pid} lives: ${command.slice(0, 80)}`),
      },
    ];
  } finally {
    planted?.end();
    for (const app of [open, locked]) if (app !== null) killTree(processTree(app.pid));
  }
}

/** The search is worth something: a file with the mark in each encoding is found by it. */
async function fileControl(
  places: OwnPlaces,
  needles: ReturnType<typeof needlesOf>,
  mark: string,
): Promise<number> {
  const path = join(places.temp, 'planted-control');
  const encoded = [0, 1, 2].map((shift) => Buffer.from(`${'x'.repeat(shift)}${mark}yy`).toString('base64'));
  const hex = Buffer.from(mark).toString('hex');
  const texts = [mark, hex, hex.toUpperCase(), ...encoded].join('\n');
  await writeFile(path, Buffer.concat([Buffer.from(`${texts}\n`), Buffer.from(mark, 'utf16le')]));
  const found = new Set(searchFiles([path], needles).hits.map(({ encoding }) => encoding));
  await writeFile(path, '');
  return found.size;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
