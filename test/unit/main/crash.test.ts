import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyringFacts } from '../../../electron/main/format/plain-facts';
import { tidyProfile } from '../../../electron/main/profile/prepare-profile';
import { openStateFile } from '../../../electron/main/profile/state-file';
import { aBench, type Bench } from './disk-bench';

const root = join(import.meta.dirname, '../../..');
let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'casekeep-crash-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

interface Acknowledged {
  readonly sequence: number;
  readonly draft: number;
  readonly generation: number;
}

/** Runs the writer for a while, kills it without warning, and answers the last things it was told are on the disk. */
async function writeAndKill(profile: string, ms: number): Promise<Acknowledged> {
  const writer = spawn(
    process.execPath,
    ['build/run-ts.mjs', 'test/unit/main/crash-writer/run.ts', profile],
    { cwd: root },
  );
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    writer.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('frame ')) resolve();
    });
    writer.on('exit', () => reject(new Error(`the writer ended: ${said}`)));
  });
  await ready;
  await new Promise((resolve) => setTimeout(resolve, ms));
  const gone = once(writer, 'close');
  writer.kill('SIGKILL');
  await gone;
  const last = (word: string): number =>
    Number(
      said
        .match(new RegExp(`${word} \\d+(?=\\n)`, 'g'))
        ?.at(-1)
        ?.slice(word.length) ?? 0,
    );
  return { sequence: last('frame'), draft: last('draft'), generation: last('keyring') };
}

async function look(profile: string): Promise<Bench> {
  const bench = await aBench(profile);
  await tidyProfile(bench.paths, openStateFile(bench.paths.state), new Date());
  return bench;
}

it('when the writer is killed again and again, then everything acknowledged is found', async () => {
  const profile = join(base, 'profile');
  for (const ms of [30, 110, 170, 240]) {
    const acknowledged = await writeAndKill(profile, ms);

    const bench = await look(profile);
    const survey = await bench.get('survey', {});
    expect(acknowledged.sequence).toBeGreaterThan(0);
    expect(survey.head.sequence).toBeGreaterThanOrEqual(acknowledged.sequence);
    expect(['whole', 'torn-tail']).toContain(survey.journal.kind);
    const newest = survey.keyrings[0];
    expect(newest === undefined ? 0 : keyringFacts(newest)?.generation).toBeGreaterThanOrEqual(
      acknowledged.generation,
    );
    const [draft] = await bench.get('draft.list', {});
    expect(
      Number(
        Buffer.from(draft?.bytes ?? [])
          .toString()
          .slice('draft '.length),
      ),
    ).toBeGreaterThanOrEqual(acknowledged.draft);
    await bench.end();
  }
});
