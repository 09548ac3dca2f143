import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { FAULTS_PASSWORD, type NodeApp, startNodeApp } from '../node-app';
import { type Act, NEW_PASSWORD, type Scene, type Side, type Told } from './acts';
import { changedOnDrive, filesBelow, isSameFolder, verifyDrive } from './drive-check';
import { armed, type Fault, nameOf, needsDisk } from './faults';
import { type Acknowledged, halfStates, holdingsOf, missingFrom } from './holdings';
import { layOnto, type SmallDisk, smallDisk } from './small-disk';
import { LONG_AGO, removeFolder, type UsedFolders } from './used-laptop';
import { type DiskCall, watchDisk } from './watched-disk';
import { wrongAnswer } from './right-answer';

/** Enough for everything a case writes, little enough to be filled in a moment. */
const DISK_MEGABYTES = 40;
const PATIENCE_MS = 30_000;

export interface CaseResult {
  readonly name: string;
  /** False: the act was through before it came to this call. */
  readonly struck: boolean;
  readonly first: Told;
  /** Every call of the act, in order. */
  readonly calls: readonly DiskCall[];
  readonly lost: number;
  readonly failures: readonly string[];
}

/** One act with one fault at its n-th file operation: what is said, what is left, and whether all goes on afterwards. */
export async function oneCase(
  workshop: string,
  used: UsedFolders,
  act: Act,
  side: Side,
  fault: Fault,
  nth: number,
): Promise<CaseResult> {
  const folder = join(workshop, `case-${newId()}`);
  const profile = join(folder, 'profile');
  const drive = join(folder, 'drive');
  await mkdir(folder);
  const disk = needsDisk(fault) ? smallDisk(side === 'profile' ? profile : drive, DISK_MEGABYTES) : null;
  try {
    for (const one of [profile, drive]) await mkdir(one, { recursive: true });
    if (act.from !== 'nothing') layOnto(used.profile, profile);
    if (act.from === 'used') layOnto(used.drive, drive);
    return await tryIt({ profile, drive, used, act, side, fault, nth, disk });
  } finally {
    disk?.remove();
    await removeFolder(folder);
  }
}

interface Trial {
  readonly profile: string;
  readonly drive: string;
  readonly used: UsedFolders;
  readonly act: Act;
  readonly side: Side;
  readonly fault: Fault;
  readonly nth: number;
  readonly disk: SmallDisk | null;
}

async function tryIt(trial: Trial): Promise<CaseResult> {
  const { profile, drive, used, act, side, fault, nth, disk } = trial;
  const storeName = `disks-${newId()}`;
  const app = await startNodeApp(profile, storeName);
  const failures: string[] = [];
  const placeId = act.from === 'nothing' ? '' : await app.storage.choosePlace(drive);
  if (act.isUnlocked) await mustOpen(app);
  const sourceId = act.isUnlocked || act.from === 'nothing' ? '' : await app.storage.chooseSource(drive);
  const scene: Scene = { app, used, drive, placeId, sourceId };
  const before = await filesBelow(drive);
  const stood = await filesBelow(profile);

  const trap = armed(fault, nth, side === 'profile' ? profile : drive, disk);
  const calls: DiskCall[] = [];
  const watch = watchDisk([side === 'profile' ? profile : drive], (call) => {
    calls.push(call);
    return trap.onCall(call);
  });
  const first = await inTime(act.run(scene));
  watch.end();
  trap.mend();
  const name = `${act.name}, ${side}: ${nameOf(fault)} at ${nth}${whereOf(trap.at, [profile, drive])}`;
  const wrong = wrongAnswer(act, side, fault, trap.at, first);
  if (wrong !== null) failures.push(`${wrong} (${first.kind} ${first.reason} "${first.sentence ?? ''}")`);
  failures.push(...(await changedOnDrive(drive, before)));
  // Not one byte is another one: nothing can be lost, and a restart would find what stood there before.
  const isUntouched =
    !first.isDone && (await isSameFolder(stood, profile)) && (await isSameFolder(before, drive));
  const again = first.isDone ? first : await inTime(act.run(scene));
  if (!again.isDone) failures.push(`once mended it answers ${again.kind} ${again.reason}`);
  await app.end();
  if (isUntouched && again.isDone) return { name, struck: trap.struck, first, calls, lost: 0, failures };

  const held = await afterRestart(trial, storeName, [first, again]);
  failures.push(...held.failures);
  if (act.from === 'used' || act.name.startsWith('back up')) failures.push(...(await verifyDrive(drive)));
  return { name, struck: trap.struck, first, calls, lost: held.lost, failures };
}

/** A start of the app with the disk mended: it opens, and everything that was called safe is there, once. */
async function afterRestart(
  { profile, used, act }: Trial,
  storeName: string,
  tries: readonly Told[],
): Promise<{ readonly lost: number; readonly failures: readonly string[] }> {
  const app = await startNodeApp(profile, storeIsToGo(profile) ? `disks-${newId()}` : storeName);
  try {
    const isDone = tries.some((one) => one.isDone);
    if (app.presence.kind !== 'locked') {
      if (act.from === 'nothing' && !isDone) return { lost: 0, failures: [] };
      return { lost: used.acknowledged.length, failures: [`after the restart: ${app.presence.kind}`] };
    }
    const password = act.name === 'change the password' && isDone ? NEW_PASSWORD : FAULTS_PASSWORD;
    const opened = await app.unlock(password);
    if (opened.kind !== 'open')
      return { lost: 0, failures: [`after the restart: ${JSON.stringify(opened)}`] };
    const held = await holdingsOf(app.vault);
    const missing = missingFrom(held, expectedAfter(act, used, tries, isDone));
    const failures = [...missing.map((one) => `lost: ${JSON.stringify(one)}`), ...halfStates(held)];
    if (act.name === 'destroy records' && isDone && held.some((one) => one.client === LONG_AGO))
      failures.push('destroyed records are back');
    return { lost: missing.length, failures };
  } finally {
    await app.end();
  }
}

function expectedAfter(
  act: Act,
  used: UsedFolders,
  tries: readonly Told[],
  isDone: boolean,
): readonly Acknowledged[] {
  if (act.from === 'nothing') return [];
  if (act.name === 'restore a backup' && isDone) return used.inBackup;
  const promised = [...used.acknowledged, ...tries.flatMap((one) => one.promised)];
  if (act.name !== 'destroy records' || !isDone) return promised;
  return promised.filter(({ client }) => client !== LONG_AGO);
}

async function mustOpen(app: NodeApp): Promise<void> {
  const opened = await app.unlock();
  if (opened.kind !== 'open') throw new Error(`the copy does not open: ${opened.kind}`);
}

/** An act that throws or never answers leaves the person without a word. */
async function inTime(run: Promise<Told>): Promise<Told> {
  const silent = (kind: string): Told => ({ kind, reason: '', isDone: false, sentence: null, promised: [] });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Told>((done) => {
    timer = setTimeout(() => done(silent('no answer')), PATIENCE_MS);
  });
  const answer = run.catch((error: unknown) => silent(`threw ${String(error)}`));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function storeIsToGo(profile: string): boolean {
  const path = join(profile, 'state.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes('"removeStore": true');
}

function whereOf(call: DiskCall | null, roots: readonly string[]): string {
  if (call === null) return '';
  const root = roots.find((one) => call.path.startsWith(one)) ?? '';
  return ` (${call.act} ${call.path.slice(root.length)})`;
}
