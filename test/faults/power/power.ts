import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/paths.mjs';
import { notRun, type Proof } from '../proof';
import { type PowerReport, powerReport } from './power-report';

/** Most lines of failures in the table's tail: the first ones tell the rest. */
const MOST_LINES = 20;

/**
 * Power loss: every write, name and flush of a whole life of main's real code, replayed onto a disk that keeps no more than
 * it promised; the states are opened by the real code and hold all that had been said. Own process: it stands between
 * Node's file functions and main.
 */
export async function power(form: 'short' | 'long'): Promise<readonly Proof[]> {
  const seed = Number(process.env['CASEKEEP_POWER_SEED'] ?? randomInt(1_000_000));
  console.log(`  power: seed ${seed}`);
  const memory = '/dev/shm';
  const base = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'casekeep-power-'));
  try {
    const code = await ended(base, form, seed);
    if (code !== 0)
      return [notRun('power loss', `the process that replays it ended with ${code} (seed ${seed})`)];
    const report = powerReport.parse(JSON.parse(await readFile(join(base, 'report.json'), 'utf8')));
    return [outages(report, seed), controls(report)];
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

function ended(base: string, form: string, seed: number): Promise<number> {
  const script = [join(root, 'build/run-ts.mjs'), join(root, 'test/faults/power/in-own-process.ts')];
  const child = spawn(process.execPath, [...script, base, form, String(seed)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

function outages(report: PowerReport, seed: number): Proof {
  const { operations, flushes, said, states, distinct, opened, lost, leaked, failures, answers } = report;
  const kinds = Object.keys(answers).length;
  return {
    what: 'power loss: every write, name and flush of a whole life replayed, each state opened',
    tried: opened,
    found: said,
    lost,
    leaked,
    note: `${operations} operations, ${flushes} flushes, ${states} states, ${distinct} distinct, ${opened} opened, ${kinds} different answers; seed ${seed}`,
    failures: failures.slice(0, MOST_LINES),
  };
}

/** A disk that did not flush must be seen to lose; else the replay proves nothing. */
function controls({ controls: all }: PowerReport): Proof {
  const blind = all.filter(({ losing }) => losing === 0);
  return {
    what: 'power loss, control: the same life with flushes left out is seen to lose',
    tried: all.reduce((sum, one) => sum + one.tried, 0),
    found: all.reduce((sum, one) => sum + one.losing, 0),
    lost: 0,
    leaked: 0,
    note: all.map(({ name, tried, losing }) => `${name}: ${losing} of ${tried}`).join('; '),
    failures: [
      ...(all.length === 0 ? ['no control ran'] : []),
      ...blind.map(({ name }) => `flushes of ${name} left out, and nothing was lost`),
    ],
  };
}
