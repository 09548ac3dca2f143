import { bundle } from './bundle.mjs';
import { check } from './check.mjs';
import { announceRuntime, findRuntime } from './electron-runtime.mjs';
import { PlainError, printTable, runMain } from './print.mjs';
import { runStage } from './stage.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { runUnitTests } from './unit-tests.mjs';

/** @typedef {import('./results.mjs').Result | 'not present yet' | 'done'} Outcome */

/** @type {ReadonlyArray<[string, () => Promise<Outcome>]>} */
const steps = [
  ['system packages', () => quietly(ensureSystemPackages('test'))],
  ['electron', () => quietly(findRuntime().then(announceRuntime))],
  ['check', check],
  ['unit, laws, vectors, boundaries', runUnitTests],
  ['build', () => quietly(bundle())],
  ['demo:e2e', () => runStage('demo:e2e', [])],
  ['prove (short)', () => runStage('prove', [])],
];

/** Without these nothing after them can run. */
const needed = new Set(['system packages', 'electron', 'build']);

/**
 * The whole proof. Every step runs, also after a failed one, unless it stands on what failed;
 * the last line printed is the sum, in words that any runner can read.
 */
async function test() {
  /** @type {(string | number)[][]} */
  const rows = [['stage', 'passed', 'failed', 'seconds', 'note']];
  let passed = 0;
  let failed = 0;
  let stopped = false;
  for (const [name, step] of steps) {
    if (stopped) {
      rows.push([name, 0, 0, 0, 'not run: it stands on what failed']);
      continue;
    }
    console.log(`\n== ${name}`);
    const started = performance.now();
    const outcome = await step().catch((error) => {
      console.error(error instanceof PlainError ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    const seconds = Math.round((performance.now() - started) / 1000);
    const counted = typeof outcome === 'string' ? { passed: 0, failed: 0 } : outcome;
    passed += counted.passed;
    failed += counted.failed;
    stopped = counted.failed > 0 && needed.has(name);
    rows.push([name, counted.passed, counted.failed, seconds, typeof outcome === 'string' ? outcome : '']);
  }
  console.log('');
  printTable(rows);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/**
 * A step that either happens or throws.
 * @param {Promise<unknown>} step
 * @returns {Promise<'done'>}
 */
async function quietly(step) {
  await step;
  return 'done';
}

await runMain(test);
