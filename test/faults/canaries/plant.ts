import { randomInt } from 'node:crypto';
import { addClient } from '../app/front';
import { type Act, type Scene, toClient } from './act';
import { ACTS_FROM_OUTSIDE } from './acts-from-outside';
import { ACTS_OF_WRITING } from './acts-of-writing';
import { ACTS_WITH_FILES } from './acts-with-files';
import type { Way } from './marks';

export interface Planted {
  readonly ways: readonly Way[];
  /** What could not be planted, and why. */
  readonly failures: readonly string[];
  readonly order: readonly Way[];
}

/** Brings every word into the open vault, in an order that nobody chose; `look` is called after every act. */
export async function plant(scene: Scene, look: () => Promise<void>): Promise<Planted> {
  await addClient(scene.page, scene.marks.word('name'));
  await look();
  const ways: Way[] = ['name'];
  const failures: string[] = [];
  const acts = shuffled([...ACTS_OF_WRITING, ...ACTS_FROM_OUTSIDE, ...ACTS_WITH_FILES]);
  for (const act of acts) {
    // Once more where a key or a motion was lost: what is tried is the app, not the test's hands.
    const failure = (await attempt(act, scene)) && (await attempt(act, scene));
    if (failure === null) ways.push(...act.ways);
    else failures.push(`${act.ways.join(' and ')} could not be planted: ${failure}`);
    await look();
  }
  return { ways, failures, order: acts.flatMap((act) => act.ways) };
}

async function attempt(act: Act, scene: Scene): Promise<string | null> {
  try {
    await toClient(scene);
    await act.run(scene);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n').slice(0, 3).join(' ') ?? '') : String(error);
  }
}

function shuffled(acts: readonly Act[]): readonly Act[] {
  const left = [...acts];
  return acts.flatMap(() => left.splice(randomInt(left.length), 1));
}
