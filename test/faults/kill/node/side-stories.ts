import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import { attaching, SERIES, writing } from '../acts/write';
import { backingUp } from '../acts/copies';
import type { Acknowledged } from '../acknowledged';
import { compare } from '../compare';
import type { Hand } from '../hand';
import { openLedger } from '../ledger';
import { quiet } from '../look';
import type { StartOrder } from '../start';
import type { Tally } from '../tally';
import type { Killer } from './killed-start';

/** Everything a start needs that has neither been asked for secrets nor for backups. */
function orderFor(folder: string, profile: string, drive: string): StartOrder {
  const password = { right: FAULTS_PASSWORD, maybe: null, former: null };
  return {
    phase: null,
    round: '0',
    profile,
    drive,
    scratch: join(folder, 'scratch'),
    password,
    recovery: null,
    backup: null,
  };
}

/** Kills of a first run; a profile is used again until a vault stands on it. */
export function createStory(folder: string, killer: Killer, tally: Tally) {
  const profile = join(folder, 'first-run');
  const ledger = openLedger(folder, 'first-runs');
  let from = 0;
  return {
    async kill(): Promise<boolean> {
      const order = orderFor(folder, profile, folder);
      const went = await killer.start({ ...order, phase: 'create' }, ledger.pipe);
      const all = (await ledger.settle()).slice(from);
      const row = went.killed ? tally.killed('create', went.cutOff) : 'between';
      const sheet = all.findLast((one) => one.kind === 'prepared');
      const isCreated = all.some(({ kind }) => kind === 'created');
      const recovery =
        sheet?.kind === 'prepared' ? { right: sheet.recoveryKey, maybe: null, former: null } : null;
      const next = await killer.start({ ...order, recovery }, ledger.pipe);
      const isNone = next.front === 'none';
      const isOpen = next.held !== null;
      const isLost = isCreated && !isOpen;
      const isHalf = (!isNone && !isOpen) || next.halves.length > 0;
      tally.found(row, {
        acknowledged: isCreated ? 1 : 0,
        lost: isLost ? 1 : 0,
        halves: isHalf ? 1 : 0,
        firstRunScreens: isCreated && isNone ? 1 : 0,
      });
      for (const words of [...went.refused, ...next.refused, ...next.halves]) tally.fail(row, words);
      if (isLost || isHalf) tally.fail(row, `after a first run: ${String(next.front)}, open: ${isOpen}`);
      if (!isNone) {
        await rm(profile, { recursive: true });
        from += all.length;
      }
      return went.killed;
    },
    end: () => ledger.end(),
  };
}

/** What restores start from: a backup, and profiles to restore it into. */
export interface RestoreStage {
  readonly drive: string;
  readonly backedUp: readonly Acknowledged[];
  /** The vault that was backed up, with something written since. */
  readonly beside: string;
  readonly since: readonly Acknowledged[];
  /** The same with a whole restore that waits to be swapped in. */
  readonly waiting: string;
}

export async function restoreStage(folder: string, drive: string): Promise<RestoreStage> {
  const told: Acknowledged[] = [];
  const hand: Hand = {
    began: quiet,
    ended: quiet,
    record: (entry) => void told.push(entry),
    refused: (what, outcome) => {
      throw new Error(`${what}: ${JSON.stringify(outcome)}`);
    },
  };
  const beside = join(folder, 'beside');
  const app = await startNodeApp(beside);
  await firstRun(app);
  await writing(app.vault, hand, 'Backed up');
  await attaching(app.vault, hand, 'Backed up with files');
  await backingUp(app, hand, await app.storage.choosePlace(drive));
  // Drafts are no part of a backup.
  const backedUp = told.filter(({ kind }) => kind !== 'draft');
  await writing(app.vault, hand, 'Written since');
  await app.end();
  const waiting = join(folder, 'waiting');
  await cp(beside, waiting, { recursive: true });
  const restoring = await startNodeApp(waiting);
  const source = await restoring.storage.chooseSource(drive);
  await restoring.vault.verifySource(source, { kind: 'password', password: FAULTS_PASSWORD }, quiet, 'stage');
  const installed = await restoring.vault.installSource(source, quiet);
  if (installed.kind !== 'done') throw new Error(installed.kind);
  await restoring.end();
  const old = (await readdir(waiting)).find((name) => name.startsWith('vault.old')) ?? '';
  await rename(join(waiting, 'vault'), join(waiting, 'vault.new'));
  await rename(join(waiting, old), join(waiting, 'vault'));
  return { drive, backedUp, beside, since: told, waiting };
}

/** Kills of a restore and of the start that swaps it in: afterwards all of the old or all of the new stands. */
export function restoreStory(folder: string, stage: RestoreStage, killer: Killer, tally: Tally) {
  const ledger = openLedger(folder, 'restores');
  const profile = join(folder, 'restored');
  return {
    async kill(phase: 'restore' | 'swap'): Promise<boolean> {
      await rm(profile, { recursive: true, force: true });
      const isEmpty = phase === 'restore' && Math.random() < 0.4;
      if (!isEmpty) await cp(phase === 'swap' ? stage.waiting : stage.beside, profile, { recursive: true });
      const order = orderFor(folder, profile, stage.drive);
      const before = (await ledger.settle()).length;
      const went = await killer.start({ ...order, phase }, ledger.pipe);
      const row = went.killed ? tally.killed(phase, went.cutOff) : 'between';
      const isTold = phase === 'swap' || (await ledger.settle()).length > before;
      const next = await killer.start(order, ledger.pipe);
      const words = next.held === null ? 'nothing' : whichStands(next.held, stage);
      const isFirstRun = next.front === 'none';
      const isRight =
        words === 'new' || (!isTold && (isEmpty ? isFirstRun && next.held === null : words === 'old'));
      const looked = next.held === null ? 0 : compare(next.held, stage.backedUp, SERIES).looked;
      tally.found(row, {
        acknowledged: looked + (isTold ? 1 : 0),
        lost: isTold && words !== 'new' ? 1 : 0,
        halves: isRight ? 0 : 1,
        firstRunScreens: isFirstRun && !isEmpty ? 1 : 0,
      });
      for (const one of [...went.refused, ...next.refused, ...next.halves]) tally.fail(row, one);
      if (!isRight)
        tally.fail(row, `after a restore (acknowledged: ${isTold}): ${words}, ${String(next.front)}`);
      return went.killed;
    },
    end: () => ledger.end(),
  };
}

/** Which of the two vaults it is, whole; or what is wrong with both. */
export function whichStands(held: Parameters<typeof compare>[0], { backedUp, since }: RestoreStage): string {
  const wrong = (all: readonly Acknowledged[]) => {
    const { missing, halves } = compare(held, all, SERIES);
    return [...missing, ...halves];
  };
  const hasLater = held.clients.some(({ name }) => name === 'Written since');
  const ofNew = wrong(backedUp);
  const ofOld = wrong(since);
  if (!hasLater && ofNew.length === 0) return 'new';
  if (hasLater && ofOld.length === 0) return 'old';
  return `neither: ${[...ofNew, ...ofOld].join('; ').slice(0, 300)}`;
}
