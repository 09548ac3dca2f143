import { tmpdir } from 'node:os';
import { ownPlaces } from '../app/own-places';
import { networkProof } from '../network/network-proof';
import { tryToReachOut } from '../network/reach-out';
import { startTracing } from '../network/traced';
import { notRun, type Proof } from '../proof';
import { allowCores, coreControl, corePattern } from './cores';
import { startDesktop } from './desktop';
import { oneRound, type Round } from './round';
import { table } from './table';
import { TRIGGERS, type Trigger } from './triggers';

const NETWORK = 'network during the canary run (start, unlock, write, attach, search, lock, start again)';
/** Ways that `tryToReachOut` tries. */
const WAYS_OUT = 6;

/**
 * Planted words, looked for before and after a lock; every round with other words, another order and the next trigger.
 * The first round is traced for anything that leaves the machine.
 */
export async function canaries(rounds: number): Promise<readonly Proof[]> {
  if (process.platform !== 'linux') return [notRun('canaries', 'memory is read through /proc')];
  allowCores();
  const coresSeen = corePattern().isPiped || coreControl(tmpdir());
  const desktop = await startDesktop();
  const done: Round[] = [];
  const network: Proof[] = [];
  const failures: string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const trigger: Trigger = TRIGGERS[round % TRIGGERS.length] ?? 'key';
      const places = await ownPlaces();
      const tracing = round === 0 ? await startTracing(places.folder) : null;
      try {
        const reachOut = tracing === null ? undefined : tryToReachOutOf;
        done.push(await oneRound(places, desktop, trigger, reachOut));
        if (tracing !== null) network.push(await networkProof(tracing, NETWORK, WAYS_OUT));
      } catch (error) {
        const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
        failures.push(`round ${round + 1} (${trigger}) did not end: ${words}`);
      } finally {
        tracing?.end();
        await places.remove();
      }
    }
  } finally {
    desktop.end();
  }
  return [...table(done, rounds, failures, coresSeen), ...network];
}

async function tryToReachOutOf({
  page,
}: {
  readonly page: Parameters<typeof tryToReachOut>[0];
}): Promise<void> {
  await tryToReachOut(page);
}
