import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project folder; everything the scripts touch is named from here. */
export const root = resolve(import.meta.dirname, '..');

/** Everything built or measured; ignored by git, safe to delete. */
export const out = join(root, 'out');

/**
 * Where the development runtime is kept, outside the project so that fresh clones share it.
 * As root it lies where an ordinary user may read it: the sandbox pass of the tests starts it as one.
 * @returns {string}
 */
export function cacheFolder() {
  if (process.env.CASEKEEP_CACHE_DIR) return resolve(process.env.CASEKEEP_CACHE_DIR);
  if (isRoot()) return '/var/cache/casekeep';
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'casekeep');
}

/** @returns {boolean} */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * True when this file was started by itself rather than imported. Links are resolved: a script that took itself
 * for imported would do nothing and look green.
 * @param {string} file `import.meta.filename`
 */
export function isStarted(file) {
  const given = process.argv[1];
  return given !== undefined && realpathSync(given) === file;
}
