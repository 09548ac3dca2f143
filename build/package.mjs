import { existsSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { announceRuntime, findRuntime, isDevelopmentOnly } from './electron-runtime.mjs';
import { readFuses } from './fuses.mjs';
import { out, root } from './paths.mjs';
import { PlainError, printBox, printTable, runMain } from './print.mjs';
import { runCommand } from './run-command.mjs';

const folder = join(out, 'package');
const mark = 'DEVELOPMENT-ONLY';

/**
 * Packages the app for this system as a folder and a tar.gz, and reads the fuses back from the result.
 * With the development runtime both are named DEVELOPMENT-ONLY, the start screen says so, and `--release` refuses.
 * `--folder-only` makes no archive of the folder.
 */
async function packageApp() {
  const runtime = await findRuntime();
  announceRuntime(runtime);
  const developmentOnly = isDevelopmentOnly(runtime);
  if (developmentOnly && process.argv.includes('--release')) {
    throw new PlainError('Refused: a release is never made with the development runtime.');
  }
  await bundle({ forPackage: true, developmentOnly });
  await rm(folder, { recursive: true, force: true });
  const built = await electronBuilder(runtime);
  const named = developmentOnly ? `${built}-${mark}` : built;
  if (named !== built) await rename(built, named);
  if (developmentOnly) await writeFile(join(named, `${mark}.txt`), warning);

  const readings = await readFuses(executableIn(named));
  printTable([
    ['fuse', 'wanted', 'found', 'result'],
    ...readings.map(({ name, wanted, found, right }) => [name, wanted, found, right ? 'ok' : 'WRONG']),
  ]);
  if (readings.some(({ right }) => !right))
    throw new PlainError('A fuse is not as it must be; do not ship this.');
  if (!process.argv.includes('--folder-only')) await archive(named);
  if (developmentOnly) printBox([`${mark}: made with an old third-party Electron.`, 'Not a release.']);
}

const warning =
  'This build uses an old, unsupported Electron from a third party.\n' +
  'It is for development and tests with made-up records only. It is not a release.\n';

/**
 * Only the `dir` target: the others fetch tools from sites that a build machine may not reach.
 * Installers: `npx electron-builder --config build/electron-builder.cjs` on a machine that can.
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @returns {Promise<string>}
 */
async function electronBuilder(runtime) {
  const env = { CASEKEEP_ELECTRON_DIST: runtime.folder, CASEKEEP_ELECTRON_VERSION: runtime.version };
  const args = ['--config', 'build/electron-builder.cjs', '--dir', '--publish', 'never'];
  const command = join(root, 'node_modules/.bin/electron-builder');
  const done = await runCommand(command, args, { quiet: true, env });
  if (done.code !== 0) throw new PlainError(`electron-builder failed:\n${done.output.slice(-4000)}`);
  const made = ['linux-unpacked', 'linux-arm64-unpacked', 'win-unpacked', 'mac', 'mac-arm64'].find((name) =>
    existsSync(join(folder, name)),
  );
  if (made === undefined) throw new PlainError(`electron-builder made nothing:\n${done.output.slice(-4000)}`);
  return join(folder, made);
}

/** @param {string} packaged */
function executableIn(packaged) {
  if (process.platform === 'win32') return join(packaged, 'Casekeep.exe');
  return process.platform === 'darwin' ? join(packaged, 'Casekeep.app') : join(packaged, 'casekeep');
}

/** @param {string} packaged */
async function archive(packaged) {
  const file = `${packaged}.tar.gz`;
  const owned = ['--owner=0', '--group=0', '--numeric-owner'];
  const name = packaged.slice(folder.length + 1);
  const done = await runCommand('tar', ['-C', folder, ...owned, '-czf', file, name], { quiet: true });
  if (done.code !== 0) throw new PlainError(`tar failed:\n${done.output}`);
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  console.log(`Made out/package/${name} and out/package/${name}.tar.gz (${megabytes} MB)`);
}

await runMain(packageApp);
