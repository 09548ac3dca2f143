import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '../proof';
import { buildChild } from './child/build-child';
import { BLINDLY, type FuzzJob, type TargetReport, targetPlan, targetReport } from './child/job';
import { watchChild } from './child/watch-child';
import { greedy } from './greedy/greedy';

const CHILDREN = 2;
const CONTROL = 'planted bug';

/**
 * Every reader of bytes that nobody vouches for, fed inputs that follow what they reach. Only named answers may come back, in
 * bounded time and memory, and nothing may be written. `executions`: inputs for each reader.
 */
export async function fuzz(executions: number, seed = randomInt(2 ** 31)): Promise<readonly Proof[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-fuzz-'));
  const child = await buildChild('test/faults/fuzz/child/run.ts');
  try {
    const runs = Array.from({ length: CHILDREN }, (_, part) =>
      runChild(child.path, folder, part, executions, seed),
    );
    return [proofOf(await Promise.all(runs), seed), await greedy(folder)];
  } finally {
    await child.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Done {
  readonly plan: readonly string[];
  readonly reports: readonly TargetReport[];
  readonly trouble: string | null;
  readonly mostMib: number;
}

async function runChild(
  script: string,
  folder: string,
  part: number,
  executions: number,
  seed: number,
): Promise<Done> {
  const current = join(folder, `current-${part}`);
  const job: FuzzJob = { part, of: CHILDREN, executions, seed, current };
  const env = join(folder, `own-${part}`);
  const { lines, trouble, input, mostMib } = await watchChild(script, [JSON.stringify(job)], current, {
    folder: env,
  });
  const [first = '{"plan":[]}', ...rest] = lines;
  return {
    plan: targetPlan.parse(JSON.parse(first)).plan,
    reports: rest.map((line) => targetReport.parse(JSON.parse(line))),
    trouble: trouble === null ? null : `${trouble}, with the input ${input.slice(0, 4000)}`,
    mostMib,
  };
}

function proofOf(done: readonly Done[], seed: number): Proof {
  const reports = done.flatMap((one) => one.reports);
  const readers = reports.filter(({ target }) => target !== CONTROL && target !== BLINDLY);
  const planned = done.flatMap(({ plan }) => plan);
  const control = reports.find(({ target }) => target === CONTROL);
  const blindly = reports.find(({ target }) => target === BLINDLY);
  const isFound = control?.findings.some(({ error }) => error.includes('TypeError: planted')) ?? false;
  const sum = (of: (report: TargetReport) => number) => readers.reduce((all, one) => all + of(one), 0);
  const failures = [
    ...readers.flatMap(({ target, findings }) =>
      findings.map(({ error, input }) => `${target}: ${error}, with the input ${input.slice(0, 4000)}`),
    ),
    ...done.flatMap(({ trouble }) => trouble ?? []),
    ...planned
      .filter((name) => !readers.some(({ target }) => target === name))
      .map((name) => `${name} was not run`),
    ...(planned.length === 0 ? ['no reader was run'] : []),
    ...(isFound ? [] : ['the planted bug was not found: the loop finds nothing']),
  ];
  const chance = (blindly?.findings.length ?? 1) > 0 ? 'and by chance, too' : 'and not by chance in as many';
  return {
    what: `${readers.length} readers of foreign bytes, fuzzed along V8's coverage`,
    tried: sum(({ executed }) => executed),
    found: isFound ? 1 : 0,
    lost: 0,
    leaked: 0,
    note:
      `${sum(({ kept }) => kept)} inputs reached something new; at most ${Math.max(...done.map(({ mostMib }) => mostMib))} MiB; ` +
      `the planted bug found after ${control?.executed ?? 0}, ${chance}; ` +
      `no calendar file is read or written yet; ${Math.round(sum(({ seconds }) => seconds))} s of processor; seed ${seed}`,
    failures,
  };
}
