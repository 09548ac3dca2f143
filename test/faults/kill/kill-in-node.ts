import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { out, root } from '../../../build/paths.mjs';
import type { Proof } from '../proof';
import { newKiller } from './node/killed-start';
import { mainStory } from './node/main-story';
import { createStory, restoreStage, type RestoreStage, restoreStory } from './node/side-stories';
import { type Phase, phaseNames, spread } from './phases';
import { newTally, type Tally } from './tally';

const WEIGHTS: Readonly<Record<Phase, number>> = {
  create: 32,
  write: 44,
  attach: 28,
  withdraw: 28,
  destroy: 34,
  migrate: 18,
  rebuild: 26,
  surplus: 22,
  password: 30,
  keyring: 26,
  recovery: 20,
  backup: 32,
  restore: 26,
  swap: 12,
  lock: 22,
};
/** Two vaults side by side. */
const LANES = 2;
/** Tries more for a phase that no kill has fallen into yet. */
const MORE_TRIES = 8;

/** `kill -9` of plain Node processes that run main's and the vault's real code; each start looks, then goes on. */
export async function killInNode(kills: number): Promise<readonly Proof[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-kill-'));
  const tally = newTally();
  try {
    const killer = newKiller(await bundledWriter());
    const drive = join(folder, 'stage-drive');
    await mkdir(drive);
    const stage = await restoreStage(folder, drive);
    const queue = [...spread(kills, WEIGHTS)];
    const lanes = Array.from({ length: LANES }, (_, nth) =>
      lane(join(folder, `lane-${nth}`), killer, tally, stage, queue),
    );
    await Promise.all(lanes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return tally.rows('plain Node', phaseNames);
}

async function lane(
  folder: string,
  killer: ReturnType<typeof newKiller>,
  tally: Tally,
  stage: RestoreStage,
  queue: Phase[],
): Promise<void> {
  await mkdir(folder);
  const creating = createStory(folder, killer, tally);
  const restoring = restoreStory(folder, stage, killer, tally);
  const main = mainStory(folder, killer, tally);
  const killIn = (phase: Phase): Promise<boolean> => {
    if (phase === 'create') return creating.kill();
    if (phase === 'restore' || phase === 'swap') return restoring.kill(phase);
    return main.kill(phase);
  };
  for (let phase = queue.pop(); phase !== undefined; phase = queue.pop()) {
    let isKilled = await killIn(phase);
    const isLast = !queue.includes(phase);
    for (let more = 0; more < MORE_TRIES; more += 1) {
      if (isKilled && !(isLast && tally.killsIn(phase) === 0)) break;
      isKilled = await killIn(phase);
    }
  }
  await main.end();
  creating.end();
  restoring.end();
}

/** A file of its own, so that a start costs what a start of Node costs. */
async function bundledWriter(): Promise<string> {
  const outDir = join(out, 'faults');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    // One file: a start then reads and links nothing else.
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'test/faults/kill/writer.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  return join(outDir, 'writer.mjs');
}
