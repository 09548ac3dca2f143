import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from './print.mjs';

/**
 * @typedef {object} Display
 * @property {string} name such as `:99`
 * @property {() => void} end
 */

/**
 * The display at hand, or an Xvfb of our own where there is none.
 * @returns {Promise<Display>}
 */
export async function ensureDisplay() {
  const present = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.platform !== 'linux' || present) return { name: process.env.DISPLAY ?? '', end: () => {} };
  const display = await startXvfb();
  console.log(`No display: started Xvfb on ${display.name}`);
  return display;
}

/**
 * A display of its own, which Xvfb numbers itself, so that runs side by side do not meet.
 * @returns {Promise<Display>}
 */
export async function startXvfb() {
  const server = spawn(
    'Xvfb',
    // No screen saver by itself (`-s 0`): after ten minutes without a key it would lock every app on this display.
    ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset', '-s', '0'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  let written = '';
  /** @type {Error | null} */
  let failed = null;
  server.on('error', (error) => (failed = error));
  server.stdio[3]?.on('data', (chunk) => (written += chunk.toString()));
  for (let tries = 0; tries < 300 && !written.includes('\n'); tries += 1) {
    if (failed !== null || server.exitCode !== null) break;
    await wait(50);
  }
  if (!written.includes('\n')) {
    server.kill();
    throw new PlainError('No display, and Xvfb could not be started.');
  }
  const end = () => {
    process.off('exit', end);
    server.kill();
  };
  process.on('exit', end);
  server.unref();
  return { name: `:${written.trim()}`, end };
}
