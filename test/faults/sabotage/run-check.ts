import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { REAL_INPUT_FOLDER } from '../../fixtures/real-input';
import type { Check } from './sabotages';

/** What a check said of a copy: what it found wrong, in its own words; or that it could not be run, which is no catch. */
export type Noticed =
  | { readonly kind: 'red'; readonly what: readonly string[] }
  | { readonly kind: 'green' }
  | { readonly kind: 'not-run'; readonly why: string };

const rows = z.array(z.looseObject({ what: z.string(), tried: z.number(), failures: z.array(z.string()) }));
const report = z.looseObject({
  testResults: z.array(
    z.looseObject({
      assertionResults: z.array(z.looseObject({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export async function runCheck(check: Check, folder: string): Promise<Noticed> {
  await mkdir(join(folder, 'out'), { recursive: true });
  return check.kind === 'attack' ? runAttack(check.name, folder) : runTests(check.path, folder);
}

async function runAttack(name: string, folder: string): Promise<Noticed> {
  const told = join(folder, 'out/results/prove-rows.json');
  await rm(told, { force: true });
  const said = await node(['build/run-ts.mjs', 'test/faults/run.ts', name], folder);
  const proofs = rows.safeParse(await jsonIn(told));
  if (!proofs.success || proofs.data.length === 0) return { kind: 'not-run', why: said.slice(-1500) };
  const wrong = proofs.data.filter(({ failures }) => failures.length > 0);
  const idle = wrong.find(({ tried }) => tried === 0);
  if (idle) return { kind: 'not-run', why: idle.failures.join('; ').slice(0, 1500) };
  return wrong.length === 0
    ? { kind: 'green' }
    : { kind: 'red', what: wrong.flatMap(({ failures }) => failures) };
}

async function runTests(path: string, folder: string): Promise<Noticed> {
  const told = join(folder, 'out/tests.json');
  await rm(told, { force: true });
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts'];
  const said = await node([...vitest, '--reporter=json', `--outputFile=${told}`, path], folder);
  const parsed = report.safeParse(await jsonIn(told));
  const all = parsed.data?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  if (all.length === 0) return { kind: 'not-run', why: said.slice(-1500) };
  const failed = all.filter(({ status }) => status === 'failed');
  return failed.length === 0
    ? { kind: 'green' }
    : { kind: 'red', what: failed.map(({ fullName }) => fullName) };
}

async function jsonIn(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8').catch(() => 'null'));
}

/** Runs to its end and answers what it printed; a red check ends with an exit code of its own, which says nothing more. */
function node(args: readonly string[], folder: string): Promise<string> {
  return new Promise((done, fail) => {
    const env = {
      ...process.env,
      ...(REAL_INPUT_FOLDER === null ? {} : { CASEKEEP_DATA: REAL_INPUT_FOLDER }),
    };
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    child.once('error', fail);
    child.once('close', () => done(said));
  });
}
