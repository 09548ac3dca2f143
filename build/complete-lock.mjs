import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isStarted, root } from './paths.mjs';
import { runMain } from './print.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {Record<string, string>} [optionalDependencies]
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * The tools' builds for other systems that the lock file names but does not list. A registry that lacks some of
 * them makes `npm install` leave them out, and `npm ci` then refuses the whole lock file.
 * @param {Lock} lock
 * @returns {{ path: string, entry: LockEntry & Record<string, unknown> }[]}
 */
export function missingBuilds(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const at = `node_modules/${name}`;
      const system = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+?)(?=-|$)/.exec(name);
      if (lock.packages[at] || lock.packages[`${path}/${at}`] || system === null) return [];
      const libc = system[1] === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
      const dev = entry.dev ? { dev: true } : {};
      return [
        { path: at, entry: { version, cpu: [system[2]], ...dev, ...libc, optional: true, os: [system[1]] } },
      ];
    }),
  );
}

/** Run after `npm install` changed a tool's version and `npm ci` says "Missing: … from lock file". */
async function completeLock() {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingBuilds(lock);
  for (const { path, entry } of missing) lock.packages[path] = entry;
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} builds for other systems added to the lock file`);
}

if (isStarted(import.meta.filename)) await runMain(completeLock);
