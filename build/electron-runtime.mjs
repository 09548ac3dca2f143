import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { developmentPin, ensureDevelopmentRuntime } from './development-runtime.mjs';
import { root } from './paths.mjs';
import { PlainError, printBox } from './print.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {object} Runtime
 * @property {'chosen' | 'official' | 'development'} kind chosen: by ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} folder
 * @property {string} executable
 * @property {string} version
 */

/**
 * Finds Electron: the folder in ELECTRON_OVERRIDE_DIST_PATH, the installed one, the official download,
 * and on linux-x64 the pinned development runtime. CASEKEEP_SKIP_ELECTRON_DOWNLOAD=1 skips the download.
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) return describe('chosen', chosen);

  const installed = join(root, 'node_modules/electron/dist');
  if (isComplete(installed)) return describe('official', installed);
  if (await download()) return describe('official', installed);

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainError(
      'Electron could not be downloaded, and there is no development runtime for this system.\n' +
        'Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  return describe('development', await ensureDevelopmentRuntime());
}

/**
 * Says aloud, in a box, that the old third-party runtime is in use.
 * @param {Runtime} runtime
 */
export function announceRuntime(runtime) {
  if (runtime.kind !== 'development') {
    console.log(`Electron ${runtime.version} (${runtime.kind})`);
    return;
  }
  printBox([
    `DEVELOPMENT RUNTIME: Electron ${developmentPin.electron}, old, unsupported, from a third party`,
    `(${developmentPin.package}, integrity checked).`,
    "Electron's own download could not be had. This one is for development and tests with made-up",
    'records only: do not keep real client records in it.',
  ]);
}

/**
 * True when this runtime must never be called a release. A folder chosen by hand counts as development
 * when it is not the pinned Electron version.
 * @param {Runtime} runtime
 */
export function isDevelopmentOnly(runtime) {
  return runtime.kind === 'development' || runtime.version !== pinnedVersion();
}

/** @returns {string} the Electron version that package.json pins */
export function pinnedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * @param {Runtime['kind']} kind
 * @param {string} folder
 * @returns {Runtime}
 */
function describe(kind, folder) {
  if (!isComplete(folder)) throw new PlainError(`No Electron in ${folder}: its executable is missing.`);
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { kind, folder, executable: join(folder, executableName()), version };
}

/** @param {string} folder */
function isComplete(folder) {
  return existsSync(join(folder, executableName()));
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** Where Electron publishes its builds; asked first with a short timeout, so that offline machines go on quickly. */
const site = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/download/';

/** @returns {Promise<boolean>} */
async function download() {
  if (process.env.CASEKEEP_SKIP_ELECTRON_DOWNLOAD === '1') return false;
  try {
    const answer = await fetch(`${site}v${pinnedVersion()}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(6000),
    });
    if (!answer.ok) return false;
  } catch {
    return false;
  }
  console.log(`Downloading Electron ${pinnedVersion()} ...`);
  const installer = join(root, 'node_modules/electron/install.js');
  const done = await runCommand(process.execPath, [installer], { quiet: true, timeoutMs: 600_000 });
  if (done.code !== 0) console.log(`The download failed:\n${done.output}`);
  return done.code === 0 && isComplete(join(root, 'node_modules/electron/dist'));
}
