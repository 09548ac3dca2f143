import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unlockOnScreen } from '../../app/front';
import type { OwnPlaces } from '../../app/own-places';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import { type Acknowledged, openDrafts, secretAfter } from '../acknowledged';
import { addOldClient } from '../acts/take-away';
import type { Lengths } from '../aim';
import { backupOf, judge } from '../judge';
import { type Ledger, openLedger } from '../ledger';
import type { Phase } from '../phases';
import type { StartOrder } from '../start';
import type { Row, Tally } from '../tally';
import { lookAside } from './aside';
import type { Desk } from './desk';
import { backingUp, changingPassword, destroying, renewingRecovery } from './grave-acts';
import { type Killed, startToKill } from './killed-app';
import { replaceStore } from './replace-store';
import { attaching, isBackOnScreen, locking, makingKeys, withdrawing, writing } from './writing';

/** So many kills on one profile, so that it stays small. */
const KILLS_A_PROFILE = 25;
/** The screen books one session at a time here. */
const SERIES_ON_SCREEN = 1;
/** Clients whose records are due, for as many destructions. */
const OLD_CLIENTS = 5;

interface Life {
  readonly places: OwnPlaces;
  readonly profile: string;
  readonly drive: string;
  readonly ledger: Ledger;
  readonly recoveryKey: string;
  kills: number;
  old: number;
  last: { readonly row: Row; readonly phase: Phase; readonly from: number } | null;
}

/** One vault through many kills of the real app: looked at from the journal alone and on the screen, before each next one. */
export function mainLife(places: OwnPlaces, lengths: Lengths, tally: Tally) {
  let life: Life | null = null;
  let lives = 0;
  let rounds = 0;

  const begin = async (): Promise<Life> => {
    lives += 1;
    const own = join(places.folder, `life-${lives}`);
    const profile = join(own, 'profile');
    const drive = join(own, 'drive');
    await mkdir(drive, { recursive: true });
    const ledger = openLedger(own, 'acknowledged');
    const app = await startNodeApp(profile);
    const { recoveryGroups } = await firstRun(app);
    const hand = {
      began: () => undefined,
      ended: () => undefined,
      record: (entry: Acknowledged) => ledger.write(entry),
      refused: (what: string) => tally.fail('between', what),
    };
    for (let nth = 1; nth <= OLD_CLIENTS; nth += 1) await addOldClient(app, hand, `Old ${lives}-${nth}`);
    await app.end();
    const recoveryKey = recoveryGroups.join(' ');
    return { places, profile, drive, ledger, recoveryKey, kills: 0, old: OLD_CLIENTS, last: null };
  };

  const check = async (of: Life): Promise<readonly Acknowledged[]> => {
    const row = of.last?.row ?? 'between';
    const before = [...(await of.ledger.settle())];
    const seen = await lookAside(orderOf(of, before), (entry) => of.ledger.write(entry));
    judge(tally, row, before, seen, SERIES_ON_SCREEN);
    if (seen.held === null) tally.fail(row, `the journal alone does not open: ${String(seen.front)}`);
    return of.ledger.settle();
  };

  return {
    async kill(phase: Phase): Promise<void> {
      if (life !== null && (life.kills >= KILLS_A_PROFILE || (phase === 'destroy' && life.old === 0)))
        await this.end();
      life ??= await begin();
      rounds += 1;
      const all = await check(life);
      if (phase === 'rebuild') await rm(join(life.profile, 'IndexedDB'), { recursive: true, force: true });
      const { right } = secretAfter(all, 'password', FAULTS_PASSWORD);
      const row = life.last?.row ?? 'between';
      const started = await startToKill({
        ...life,
        phase,
        round: String(rounds),
        password: right,
        lengths,
        refused: (words) => tally.fail(phase, words),
      });
      const from = all.length;
      try {
        if (started.front === 'first run') tally.found(row, { firstRunScreens: 1 });
        if (started.front !== 'locked') tally.fail(row, `in front stands: ${started.front}`);
        else await started.until(goOn(started, phase, right, all, life.last?.from ?? from, row));
      } finally {
        await started.kill();
      }
      life.last = { row: tally.killed(phase, started.aim.isOpen), phase, from };
      life.kills += 1;
      if (phase === 'destroy') life.old -= 1;
    },
    async end(): Promise<void> {
      if (life === null) return;
      await check(life);
      life.ledger.end();
      await rm(join(life.profile, '..'), { recursive: true, force: true });
      life = null;
    },
  };

  /** Unlocks, looks for what the last start wrote, and works until the kill comes. */
  async function goOn(
    { desk }: Killed,
    phase: Phase,
    password: string,
    all: readonly Acknowledged[],
    from: number,
    row: Row,
  ): Promise<void> {
    const { page } = desk;
    if (phase === 'migrate') await replaceStore(page);
    const isOpening = phase === 'rebuild' || phase === 'migrate';
    if (isOpening) desk.hand.began(phase);
    const opened = await unlockOnScreen(page, password);
    if (isOpening) desk.hand.ended(phase);
    if (opened.kind !== 'open') {
      if (phase !== 'migrate') tally.fail(row, `on screen: ${opened.said}`);
      return;
    }
    if (isOpening) return;
    for (const [client, text] of [...openDrafts(all.slice(from))].slice(-1)) {
      tally.found(row, { acknowledged: 1 });
      if (await isBackOnScreen(page, client, text)) continue;
      tally.found(row, { lost: 1 });
      tally.fail(row, `not on screen: draft of ${client}`);
    }
    await actOf(phase, desk);
  }
}

async function actOf(phase: Phase, desk: Desk): Promise<void> {
  if (phase === 'password') return changingPassword(desk);
  if (phase === 'recovery') return renewingRecovery(desk);
  if (phase === 'backup') return backingUp(desk);
  if (phase === 'destroy') return destroying(desk);
  if (phase === 'lock') return locking(desk);
  const act = { write: writing, attach: attaching, keyring: makingKeys, withdraw: withdrawing };
  if (phase !== 'write' && phase !== 'attach' && phase !== 'keyring' && phase !== 'withdraw')
    throw new Error(`${phase} is no act of an open vault`);
  for (let turn = 0; ; turn += 1) await act[phase](desk, turn);
}

function orderOf({ profile, drive, recoveryKey, last }: Life, all: readonly Acknowledged[]): StartOrder {
  const looksAtBackup =
    existsSync(drive) && (last === null || last.phase === 'backup' || last.from % 3 === 0);
  const begun = all.some(({ kind }) => kind === 'backup-trying');
  return {
    phase: null,
    round: 'aside',
    profile,
    drive,
    scratch: join(profile, '..', 'scratch'),
    password: secretAfter(all, 'password', FAULTS_PASSWORD),
    recovery: secretAfter(all, 'recovery', recoveryKey),
    backup: looksAtBackup && begun ? backupOf(all) : null,
  };
}
