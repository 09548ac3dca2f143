import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { ensureDisplay } from './display.mjs';
import { announceRuntime, findRuntime } from './electron-runtime.mjs';
import { launchCommand, lockedExitCode } from './launch.mjs';
import { isRoot } from './paths.mjs';
import { runMain } from './print.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Starts the app, and starts it again in the same display each time it ends by locking: a lock replaces the
 * whole app, and a relaunch from inside would take the display away from under itself.
 */
async function start() {
  await ensureSystemPackages('start');
  const runtime = await findRuntime();
  announceRuntime(runtime);
  await bundle();
  const display = await ensureDisplay();
  if (isRoot())
    console.log('Running as root: Chromium needs --no-sandbox here. As an ordinary user it is on.');

  const command = launchCommand(runtime, { args: process.argv.slice(2), env: { DISPLAY: display.name } });
  let code = lockedExitCode;
  while (code === lockedExitCode) code = await runApp(command);
  display.end();
  process.exitCode = code;
}

/**
 * @param {ReturnType<typeof launchCommand>} command
 * @returns {Promise<number>}
 */
function runApp(command) {
  return new Promise((done, fail) => {
    const app = spawn(command.executable, command.args, { env: command.env, stdio: 'inherit' });
    const forward = (/** @type {NodeJS.Signals} */ signal) => app.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    app.on('error', fail);
    app.on('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      done(code ?? 1);
    });
  });
}

await runMain(start);
