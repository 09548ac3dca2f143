import { tmpdir } from 'node:os';
import { openSync, writeSync } from 'node:fs';
import { startCoverage } from '../engine/coverage';
import { type LoopFinding, type LoopPlan, type LoopResult, fuzzLoop } from '../engine/fuzz-loop';
import type { Target } from '../engine/target';
import { REGRESSIONS } from '../regressions';
import { BLINDLY, fuzzJob, type TargetReport } from './job';

/** The process in which readers are fuzzed: started by `watch-child.ts`, which ends it when an input takes too long or too much. */
const job = fuzzJob.parse(JSON.parse(process.argv[2] ?? '{}'));
const coverage = startCoverage(import.meta.url);
// Loaded afterwards: only then are its blocks counted.
const { allTargets } = await import('../targets/all-targets');
const { planted } = await import('../targets/planted');

const current = openSync(job.current, 'w');
let inputs = 0;

/** The number of the input, its length, then the input: written over the one before. */
function onInput(input: Uint8Array): void {
  inputs += 1;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(inputs, 0);
  head.writeUInt32LE(input.length, 4);
  writeSync(current, Buffer.concat([head, input]), 0, input.length + 8, 0);
}

// A rejection that nobody waits for is a finding of the target that is running.
const unhandled: string[] = [];
process.on('unhandledRejection', (error) =>
  unhandled.push(String(error instanceof Error ? error.stack : error)),
);

const targets = (await allTargets(tmpdir())).filter((_, nth) => nth % job.of === job.part);
say({ plan: targets.map(({ name }) => name) });
if (job.part === 0) {
  const done = await fuzzed(planted, { executions: 250_000, mostFindings: 1 });
  // As often as it took with the coverage, and without: chance alone does not find it.
  const plan = { executions: done.executed, mostFindings: 1, seed: job.seed, coverage: null, onInput };
  const blind = await fuzzLoop(planted, plan);
  say({ ...blind, target: BLINDLY, functions: 0, findings: blind.findings.map(plain) });
}
for (const target of targets) await fuzzed(target, { executions: job.executions, mostFindings: 4 });
process.exit(0);

async function fuzzed(
  target: Target,
  most: Pick<LoopPlan, 'executions' | 'mostFindings'>,
): Promise<LoopResult> {
  const before = coverage.functions();
  const old = REGRESSIONS.filter((one) => one.target === target.name).map(({ input }) => input);
  const seeds = [...target.seeds, ...old];
  const done = await fuzzLoop({ ...target, seeds }, { ...most, seed: job.seed, coverage, onInput });
  const late = unhandled.splice(0).map((error) => ({ input: '', error: `unhandled: ${error}` }));
  const functions = coverage.functions() - before;
  say({ ...done, target: target.name, functions, findings: [...done.findings.map(plain), ...late] });
  return done;
}

function plain({ input, error }: LoopFinding): TargetReport['findings'][number] {
  return { input: Buffer.from(input).toString('base64'), error };
}

function say(line: TargetReport | { readonly plan: readonly string[] }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
