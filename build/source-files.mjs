import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const skipped = new Set(['node_modules', 'out', '.git']);

/** Offending on purpose; only test/boundaries points a tool at them. */
const offenders = 'test/boundaries/offenders';

/**
 * Every file of the four rooms with one of these endings, as paths from the project folder with forward slashes:
 * the yardstick for "did that tool really look at everything?".
 * @param {string} folder the project folder
 * @param {ReadonlyArray<string>} endings such as `.ts`
 * @param {ReadonlyArray<string>} [rooms]
 * @returns {string[]}
 */
export function sourceFiles(folder, endings, rooms = ['electron', 'renderer', 'build', 'test']) {
  return rooms.flatMap((room) => walk(folder, join(folder, room), endings)).sort();
}

/**
 * @param {string} folder
 * @param {string} inside
 * @param {ReadonlyArray<string>} endings
 * @returns {string[]}
 */
function walk(folder, inside, endings) {
  return entriesOf(inside).flatMap((entry) => {
    const path = join(inside, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (entry.isDirectory())
      return skipped.has(entry.name) || name === offenders ? [] : walk(folder, path, endings);
    return endings.includes(extname(entry.name)) ? [name] : [];
  });
}

/** @param {string} inside */
function entriesOf(inside) {
  try {
    return readdirSync(inside, { withFileTypes: true });
  } catch {
    return [];
  }
}
