import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { startXvfb } from './display.mjs';
import { announceRuntime, findRuntime } from './electron-runtime.mjs';
import { isStarted, root } from './paths.mjs';
import { PlainError, runMain } from './print.mjs';
import { forgetResult, readResult } from './results.mjs';
import { runCommand } from './run-command.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** The proofs that need the built app in a real Electron, and the file that runs each. */
const stages = new Map([
  ['demo:e2e', { entry: 'test/e2e/demo/run.ts', minutes: 20 }],
  ['prove', { entry: 'test/faults/run.ts', minutes: 120 }],
  ['bench', { entry: 'test/bench/run.ts', minutes: 60 }],
  ['shots', { entry: 'test/e2e/shots/run.ts', minutes: 20 }],
]);

/** Packages, runtime and a fresh build: what every stage stands on. */
export async function prepareStages() {
  await ensureSystemPackages('test');
  announceRuntime(await findRuntime());
  await bundle();
}

/**
 * Runs one stage on a display of its own. What it proved is what it wrote, not its exit code alone:
 * a stage that says nothing, or proves nothing, has failed.
 * @param {string} name
 * @param {ReadonlyArray<string>} args
 * @returns {Promise<import('./results.mjs').Result | 'not present yet'>}
 */
export async function runStage(name, args) {
  const stage = stages.get(name);
  if (stage === undefined)
    throw new PlainError(`No stage ${name}; there are: ${[...stages.keys()].join(', ')}`);
  if (!existsSync(join(root, stage.entry))) return 'not present yet';

  await forgetResult(name);
  const display = process.platform === 'linux' ? await startXvfb() : undefined;
  try {
    // Electron was found, or downloaded, before: no launch inside a stage asks its site again.
    const skip = { CASEKEEP_SKIP_ELECTRON_DOWNLOAD: '1' };
    const env = display ? { ...skip, DISPLAY: display.name, WAYLAND_DISPLAY: '', XAUTHORITY: '' } : skip;
    // Mutants take a night and can be stopped and gone on with at any time.
    const timeoutMs = (args.includes('--mutants') ? 24 * 60 : stage.minutes) * 60_000;
    const done = await runCommand(process.execPath, ['build/run-ts.mjs', stage.entry, ...args], {
      env,
      timeoutMs,
    });
    const result = readResult(name) ?? { passed: 0, failed: 1 };
    const broke = result.failed === 0 && (done.code !== 0 || result.passed === 0);
    return broke ? { ...result, failed: 1 } : result;
  } finally {
    display?.end();
  }
}

if (isStarted(import.meta.filename)) {
  await runMain(async () => {
    const [name = '', ...args] = process.argv.slice(2);
    await prepareStages();
    const result = await runStage(name, args);
    if (result === 'not present yet') throw new PlainError(`${name}: not present yet`);
    console.log(`${name}: ${result.passed} passed, ${result.failed} failed`);
    process.exitCode = result.failed > 0 ? 1 : 0;
  });
}
