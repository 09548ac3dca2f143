import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { PlainError } from './print.mjs';

/** What the app:// handler may serve, and as what. A file of another kind fails the build. */
const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/**
 * @typedef {object} Manifest
 * @property {boolean} developmentOnly the start screen says that this build is not a release
 * @property {Record<string, { type: string, sha256: string, bytes: number }>} files by path inside out/renderer
 */

/**
 * Lists every file of the built page; main serves these and nothing else. Source maps are for the developer
 * on disk and are not served.
 * @param {string} folder
 * @param {boolean} developmentOnly
 * @returns {Promise<Manifest>}
 */
export async function readManifest(folder, developmentOnly) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name) !== '.map')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  /** @type {Manifest['files']} */
  const listed = {};
  for (const file of files) {
    const type = contentTypes.get(extname(file));
    if (type === undefined) throw new PlainError(`No content type is known for ${relative(folder, file)}.`);
    const bytes = await readFile(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    listed[relative(folder, file).split(sep).join('/')] = { type, sha256, bytes: bytes.length };
  }
  return { developmentOnly, files: listed };
}
