import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unlockOnScreen } from '../../app/front';
import type { OwnPlaces } from '../../app/own-places';
import { FAULTS_PASSWORD } from '../../node-app';
import type { Acknowledged } from '../acknowledged';
import type { Lengths } from '../aim';
import { openLedger } from '../ledger';
import type { Phase } from '../phases';
import { type RestoreStage, whichStands } from '../node/side-stories';
import type { StartOrder } from '../start';
import type { Tally } from '../tally';
import { lookAside } from './aside';
import { type KilledOptions, startToKill } from './killed-app';
import { firstRun, restoring } from './side-screens';
import { killAtStart } from './kill-at-start';

/** Kills of first runs and of restores, each followed by a start that shows what stands. */
export function sideLives(places: OwnPlaces, lengths: Lengths, tally: Tally) {
  let rounds = 0;
  const ledger = openLedger(places.folder, 'side-lives');

  const optionsFor = (phase: Phase, profile: string, drive: string): KilledOptions => ({
    places,
    profile,
    drive,
    round: `side-${rounds}`,
    password: FAULTS_PASSWORD,
    phase,
    lengths,
    ledger,
    refused: (words) => tally.fail(phase, words),
  });
  const freshProfile = async (): Promise<string> => {
    rounds += 1;
    const profile = join(places.folder, `side-${rounds}`, 'profile');
    await mkdir(profile, { recursive: true });
    return profile;
  };
  /** What a start after the kill shows: the screen in front, and whether the password opens it. */
  const startAgain = async (phase: Phase, profile: string): Promise<string> => {
    const next = await startToKill({ ...optionsFor(phase, profile, ''), phase: 'write' });
    try {
      if (next.front !== 'locked') return next.front;
      const opened = await unlockOnScreen(next.desk.page);
      return opened.kind === 'open' ? 'open' : opened.said;
    } finally {
      await next.kill();
      await rm(join(profile, '..'), { recursive: true, force: true });
    }
  };

  return {
    async create(): Promise<void> {
      const profile = await freshProfile();
      const from = (await ledger.settle()).length;
      const started = await startToKill(optionsFor('create', profile, ''));
      try {
        await started.until(firstRun(started.desk));
      } finally {
        await started.kill();
      }
      const row = tally.killed('create', started.aim.isOpen);
      const told = (await ledger.settle()).slice(from);
      const isCreated = told.some(({ kind }) => kind === 'created');
      const sheet = told.findLast((one) => one.kind === 'prepared');
      const seen = await lookAside(orderFor(profile, '', sheet), () => undefined);
      const screen = await startAgain('create', profile);
      const isRight = screen === 'open' || (screen === 'first run' && !isCreated);
      tally.found(row, {
        acknowledged: isCreated ? 1 : 0,
        lost: isCreated && screen !== 'open' ? 1 : 0,
        halves: (isRight ? 0 : 1) + seen.halves.length,
        firstRunScreens: isCreated && screen === 'first run' ? 1 : 0,
      });
      for (const one of [...seen.halves, ...seen.refused]) tally.fail(row, one);
      if (!isRight) tally.fail(row, `after a first run (acknowledged: ${isCreated}): ${screen}`);
    },

    async restore(phase: 'restore' | 'swap', stage: RestoreStage): Promise<void> {
      const profile = await freshProfile();
      const isEmpty = phase === 'restore' && Math.random() < 0.4;
      if (!isEmpty) await cp(phase === 'swap' ? stage.waiting : stage.beside, profile, { recursive: true });
      const from = (await ledger.settle()).length;
      const cutOff =
        phase === 'swap'
          ? await killAtStart(places, profile)
          : await killRestore(optionsFor(phase, profile, stage.drive));
      const row = tally.killed(phase, cutOff);
      const isTold =
        phase === 'swap' || (await ledger.settle()).slice(from).some((one) => one.kind === 'restored');
      const seen = await lookAside(orderFor(profile, stage.drive), () => undefined);
      const stands = seen.held === null ? String(seen.front) : whichStands(seen.held, stage);
      const screen = await startAgain(phase, profile);
      const isNew = stands === 'new' && screen === 'open';
      const isOld = isEmpty
        ? stands === 'none' && screen === 'first run'
        : stands === 'old' && screen === 'open';
      const isRight = isNew || (!isTold && isOld);
      tally.found(row, {
        acknowledged: isTold ? 1 : 0,
        lost: isTold && !isNew ? 1 : 0,
        halves: isRight ? 0 : 1,
        firstRunScreens: screen === 'first run' && !isEmpty ? 1 : 0,
      });
      if (!isRight)
        tally.fail(row, `after a restore (acknowledged: ${isTold}): ${stands}, on screen ${screen}`);
    },

    end: () => ledger.end(),
  };
}

async function killRestore(options: KilledOptions): Promise<boolean> {
  const started = await startToKill(options);
  try {
    await started.until(restoring(started.desk));
  } finally {
    await started.kill();
  }
  return started.aim.isOpen;
}

function orderFor(profile: string, drive: string, sheet?: Acknowledged): StartOrder {
  const recovery =
    sheet?.kind === 'prepared' ? { right: sheet.recoveryKey, maybe: null, former: null } : null;
  return {
    phase: null,
    round: 'aside',
    profile,
    drive,
    scratch: join(profile, '..', 'scratch'),
    password: { right: FAULTS_PASSWORD, maybe: null, former: null },
    recovery,
    backup: null,
  };
}
