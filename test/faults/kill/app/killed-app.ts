import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { launchApp, type RunningApp } from '../../../e2e/app';
import { frontOf, type Front } from '../../app/front';
import type { OwnPlaces } from '../../app/own-places';
import { killTree, processTree, stillLiving } from '../../app/process-tree';
import { type Aim, aimAt, type Lengths } from '../aim';
import type { Hand } from '../hand';
import type { Ledger } from '../ledger';
import type { Phase } from '../phases';
import type { Desk } from './desk';

const answers = z.object({
  places: z.array(z.string()),
  sources: z.array(z.string()),
  targets: z.array(z.string()),
});

/** One start of the real app that will be killed, whole. */
export interface Killed {
  readonly app: RunningApp;
  readonly front: Front;
  readonly desk: Desk;
  readonly aim: Aim;
  /** Goes on with an act until the kill comes; an act that fails before it is told. */
  until(act: Promise<unknown>): Promise<void>;
  /** `kill -9` of the whole tree; waits until nothing of it lives. */
  kill(): Promise<void>;
}

export interface KilledOptions {
  readonly places: OwnPlaces;
  readonly profile: string;
  readonly drive: string;
  readonly round: string;
  readonly password: string;
  readonly phase: Phase;
  readonly lengths: Lengths;
  readonly ledger: Ledger;
  refused(words: string): void;
}

/** No act takes longer: then the kill comes between two. */
const PATIENCE_MS = 40_000;

/** Acts that a start repeats: the kill comes in one of the first. */
const REPEATED: ReadonlySet<Phase> = new Set([
  'attach',
  'withdraw',
  'password',
  'keyring',
  'recovery',
  'backup',
]);

export async function startToKill(options: KilledOptions): Promise<Killed> {
  const { places, profile, phase, ledger } = options;
  const asked = join(places.folder, 'answers.json');
  writeFileSync(asked, JSON.stringify({ places: [], sources: [], targets: [] }));
  const env = { ...places.env, CASEKEEP_TEST_CHOOSE: asked, CASEKEEP_TEST_WINDOW_DELAY_MS: '900' };
  const app = await launchApp({ profile, env, timeoutMs: 90_000 });
  let isKilled = false;
  const strike = () => {
    isKilled = true;
    killTree(processTree(app.pid));
  };
  const aim = aimAt(phase, options.lengths, REPEATED.has(phase) ? 2 : 1, strike);
  const hand: Hand = {
    began: (one) => aim.began(one),
    ended: (one) => {
      if (!isKilled) aim.ended(one);
    },
    record: (entry) => ledger.write(entry),
    refused: (what, outcome) => {
      if (!isKilled) options.refused(`${what}: ${JSON.stringify(outcome)}`);
    },
  };
  const kill = async () => {
    const left = processTree(app.pid);
    killTree(left);
    await app.exited;
    for (let tries = 0; tries < 200 && stillLiving(left).length > 0; tries += 1) await wait(20);
  };
  const front = await frontOf(app.page).catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  app.page.setDefaultTimeout(20_000);
  return {
    app,
    front,
    aim,
    kill,
    desk: deskOf(options, app, hand, asked),
    async until(act) {
      const ended = act.then(
        () => null,
        (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
      const failure = await Promise.race([ended, wait(PATIENCE_MS, 'nothing came of it')]);
      const isGone = isKilled || (await Promise.race([app.exited, wait(0, 'alive')])) !== 'alive';
      if (failure !== null && !isGone) options.refused(failure.slice(0, 400));
      if (failure === null && !isKilled) await Promise.race([app.exited, wait(300)]);
    },
  };
}

function deskOf(options: KilledOptions, app: RunningApp, hand: Hand, asked: string): Desk {
  const { round, password, drive, places } = options;
  return {
    page: app.page,
    hand,
    round,
    password,
    drive,
    exited: app.exited,
    async newFile() {
      const content = randomBytes(60_000);
      const name = `scan-${content.toString('hex', 0, 4)}.bin`;
      const path = join(places.temp, name);
      writeFileSync(path, content);
      return { path, name, sha256: createHash('sha256').update(content).digest('hex') };
    },
    answer(what, path) {
      const all = answers.parse(JSON.parse(readFileSync(asked, 'utf8')));
      writeFileSync(asked, JSON.stringify({ ...all, [what]: [...all[what], path] }));
    },
  };
}
