import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ownPlaces } from '../app/own-places';
import type { Proof } from '../proof';
import { newLengths } from './aim';
import { mainLife } from './app/main-life';
import { sideLives } from './app/side-lives';
import { restoreStage } from './node/side-stories';
import { type Phase, phaseNames, spread } from './phases';
import { newTally } from './tally';

/** First guess of an act's length on the screen. */
const GUESS_MS = 40;
/** Tries more for a phase that no kill has fallen into yet. */
const MORE_TRIES = 3;

const WEIGHTS: Readonly<Partial<Record<Phase, number>>> = {
  create: 7,
  write: 14,
  attach: 8,
  withdraw: 7,
  destroy: 8,
  migrate: 5,
  rebuild: 7,
  password: 8,
  keyring: 8,
  recovery: 6,
  backup: 7,
  restore: 4,
  swap: 3,
  lock: 8,
};

/** What takes two starts of the app, and is left to plain Node in the short form. */
const SLOW: readonly Phase[] = ['create', 'restore', 'swap'];

/** `kill -9` of the real app's whole process tree while somebody works through its screen. */
export async function killInApp(kills: number, form: 'short' | 'long'): Promise<readonly Proof[]> {
  const places = await ownPlaces();
  const tally = newTally();
  const lengths = newLengths(GUESS_MS);
  const phases = phaseNames.filter(
    (phase) => WEIGHTS[phase] !== undefined && (form === 'long' || !SLOW.includes(phase)),
  );
  const weights = Object.fromEntries(phases.map((phase) => [phase, WEIGHTS[phase]]));
  try {
    const drive = join(places.folder, 'stage-drive');
    await mkdir(drive);
    const stage = form === 'long' ? await restoreStage(places.folder, drive) : null;
    const main = mainLife(places, lengths, tally);
    const side = sideLives(places, lengths, tally);
    const killIn = (phase: Phase): Promise<void> => {
      if (phase === 'create') return side.create();
      if (stage !== null && (phase === 'restore' || phase === 'swap')) return side.restore(phase, stage);
      return main.kill(phase);
    };
    const queue = [...spread(kills, weights)];
    for (let phase = queue.pop(); phase !== undefined; phase = queue.pop()) {
      await killIn(phase);
      const isLast = !queue.includes(phase);
      for (let more = 0; isLast && tally.killsIn(phase) === 0 && more < MORE_TRIES; more += 1)
        await killIn(phase);
    }
    await main.end();
    side.end();
  } catch (error) {
    tally.fail('between', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await places.remove();
  }
  return tally.rows('real Electron, whole process tree', phases);
}
