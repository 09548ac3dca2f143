import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import { type Acknowledged, secretAfter } from '../acknowledged';
import { SERIES } from '../acts/write';
import { backupOf, judge } from '../judge';
import { type Ledger, openLedger } from '../ledger';
import type { Phase } from '../phases';
import type { StartOrder } from '../start';
import type { Row, Tally } from '../tally';
import { journalOf, plantedLosses } from './control';
import type { Killer, Went } from './killed-start';

/** So many kills on one profile, so that it stays small; then a fresh one. */
const KILLS_A_PROFILE = 25;
/** Every so many starts the backup is verified and restored, and the recovery keys are tried, whatever was killed before. */
const OFTEN = 8;

/** One vault with its backup through many kills: each start looks for everything that was acknowledged before it. */
export interface MainStory {
  /** False when the process ended by itself before the kill came. */
  kill(phase: Phase): Promise<boolean>;
  /** The last looks: at the profile as it stands, and at the journal alone. */
  end(): Promise<void>;
}

interface Life {
  readonly profile: string;
  readonly drive: string;
  readonly scratch: string;
  readonly ledger: Ledger;
  readonly recoveryKey: string;
  /** Length of the journal after the first run. */
  readonly bytesAtFirst: number;
  kills: number;
  last: { readonly row: Row; readonly phase: Phase } | null;
}

export function mainStory(folder: string, killer: Killer, tally: Tally): MainStory {
  let life: Life | null = null;
  let lives = 0;
  let starts = 0;

  const begin = async (): Promise<Life> => {
    lives += 1;
    const own = join(folder, `life-${lives}`);
    const [profile, drive, scratch] = [join(own, 'profile'), join(own, 'drive'), join(own, 'scratch')];
    await mkdir(drive, { recursive: true });
    const app = await startNodeApp(profile);
    const { recoveryGroups } = await firstRun(app);
    await app.end();
    const ledger = openLedger(own, 'acknowledged');
    const { bytes: bytesAtFirst } = await journalOf(profile);
    const recoveryKey = recoveryGroups.join(' ');
    return { profile, drive, scratch, ledger, recoveryKey, bytesAtFirst, kills: 0, last: null };
  };

  const start = async (of: Life, phase: Phase | null): Promise<Went> => {
    starts += 1;
    const before = [...(await of.ledger.settle())];
    const isThorough = phase === null || starts % OFTEN === 0;
    const went = await killer.start(
      orderOf(of, before, phase, starts, isThorough || of.last?.phase === 'backup'),
      of.ledger.pipe,
    );
    await rm(of.scratch, { recursive: true, force: true });
    judge(tally, of.last?.row ?? 'between', before, went, SERIES);
    if (went.held === null && !went.killed)
      tally.fail(of.last?.row ?? 'between', `the next start did not open: ${String(went.front)}`);
    return went;
  };

  const giveUp = async (of: Life): Promise<void> => {
    of.ledger.end();
    await rm(join(of.profile, '..'), { recursive: true, force: true });
    life = null;
  };

  return {
    async kill(phase) {
      life ??= await begin();
      const went = await start(life, phase);
      if (!went.killed) {
        const { exitCode } = went;
        if (exitCode !== 75) {
          tally.fail(phase, `ended by itself with ${String(exitCode)}`);
          // A vault that does not open any more was judged once; the storm goes on with another.
          await giveUp(life);
        }
        return false;
      }
      life.last = { row: tally.killed(phase, went.cutOff), phase };
      life.kills += 1;
      if (life.kills >= KILLS_A_PROFILE) await this.end();
      return true;
    },
    async end() {
      if (life === null) return;
      await start(life, null);
      await rm(join(life.profile, 'IndexedDB'), { recursive: true, force: true });
      await start(life, null);
      const all = [...(await life.ledger.settle())];
      const order = orderOf(life, all, null, starts, false);
      const reported = await plantedLosses(order, life.bytesAtFirst, all, killer, life.ledger.pipe);
      if (reported !== null) tally.planted(2, reported);
      await giveUp(life);
    },
  };
}

function orderOf(
  { profile, drive, scratch, recoveryKey, last }: Life,
  all: readonly Acknowledged[],
  phase: Phase | null,
  round: number,
  looksAtBackup: boolean,
): StartOrder {
  const keys = secretAfter(all, 'recovery', recoveryKey);
  const wantsKeys = looksAtBackup || keys.maybe !== null || last?.phase === 'recovery';
  const begun = all.some(({ kind }) => kind === 'backup-trying');
  return {
    phase,
    round: String(round),
    profile,
    drive,
    scratch,
    password: secretAfter(all, 'password', FAULTS_PASSWORD),
    recovery: wantsKeys ? keys : null,
    backup: looksAtBackup && begun ? backupOf(all) : null,
  };
}
