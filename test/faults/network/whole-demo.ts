import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/paths.mjs';
import type { Proof } from '../proof';
import { networkProof } from './network-proof';
import { startTracing } from './traced';

/** Every part of the demo but the ordinary user's, who may not write the trace. */
const PARTS = [
  'First run',
  'Import',
  'Clients',
  'Calendar',
  'Undo',
  'Lock',
  'Backup',
  'clock',
  'axe',
  'Keyboard',
];

/** The whole `demo:e2e` under the same trace: first run to restore, on the real input where it is at hand. */
export async function wholeDemo(): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-traced-'));
  const tracing = await startTracing(folder);
  try {
    const started = performance.now();
    const code = await runDemo();
    const proof = await networkProof(tracing, 'network during the whole demo:e2e (first run to restore)', 0);
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    return { ...proof, note: `${minutes} minutes, the demo ended with ${code}; ${proof.note}` };
  } finally {
    tracing.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the demo proves is its own affair: here it only has to use the app. */
function runDemo(): Promise<number> {
  return new Promise((done, fail) => {
    const demo = spawn(process.execPath, ['build/run-ts.mjs', 'test/e2e/demo/run.ts', ...PARTS], {
      cwd: root,
      env: process.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    demo.on('error', fail);
    demo.on('close', (code) => done(code ?? -1));
  });
}
