import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { out, root } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs every vitest project: unit, laws, vectors, boundaries.
 * A test left out counts as failed, and so does a file that could not be loaded.
 * @returns {Promise<import('./results.mjs').Result>}
 */
export async function runUnitTests() {
  const file = join(out, 'results/vitest.json');
  await rm(file, { force: true });
  const args = ['run', '--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const vitest = join(root, 'node_modules/.bin/vitest');
  const env = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const done = await runCommand(vitest, [...args, `--outputFile.json=${file}`], { env });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: done.code === 0 ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
