import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { out } from './paths.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Result what a stage proved; a loss or a leak counts as failed
 */

/** @param {string} stage `demo:e2e` is kept as demo-e2e.json */
const fileOf = (stage) => join(out, 'results', `${stage.replace(':', '-')}.json`);

/**
 * Called by a stage's run.ts as its last act.
 * @param {string} stage
 * @param {Result} result
 */
export async function writeResult(stage, result) {
  await mkdir(join(out, 'results'), { recursive: true });
  await writeFile(fileOf(stage), JSON.stringify(result, null, 2));
}

/** @param {string} stage */
export async function forgetResult(stage) {
  await rm(fileOf(stage), { force: true });
}

/**
 * @param {string} stage
 * @returns {Result | null} null where the stage ended without saying anything
 */
export function readResult(stage) {
  if (!existsSync(fileOf(stage))) return null;
  const { passed, failed } = JSON.parse(readFileSync(fileOf(stage), 'utf8'));
  return Number.isInteger(passed) && Number.isInteger(failed) ? { passed, failed } : null;
}
