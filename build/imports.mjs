import { posix } from 'node:path';

/**
 * @typedef {object} Import
 * @property {string} target a package name, or a path from the project folder without ending
 * @property {string} written as it stands in the file
 * @property {boolean} typeOnly
 * @property {boolean} asUrl a worker's address, not its code
 */

/**
 * The imports of one source file: static, re-exported, dynamic, and `new URL('…', import.meta.url)`.
 * @param {string} file path from the project folder
 * @param {string} code without comments
 * @returns {Import[]}
 */
export function importsOf(file, code) {
  const patterns = [
    /^[ \t]*(?:import|export)\s+(type\s)?[^;'"`]*?\sfrom\s*['"]([^'"]+)['"]/gm,
    /^[ \t]*import\s*()['"]([^'"]+)['"]/gm,
    /\b(?:import|require)\s*\(\s*()['"]([^'"]+)['"]/g,
    /new\s+URL\(\s*()['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern, index) =>
    [...code.matchAll(pattern)].map((match) => {
      const written = match[2] ?? '';
      return { written, target: targetOf(file, written), typeOnly: Boolean(match[1]), asUrl: index === 3 };
    }),
  );
}

/**
 * @param {string} file
 * @param {string} written
 */
function targetOf(file, written) {
  if (!written.startsWith('.')) return written;
  return posix.join(posix.dirname(file), written).replace(/\.(ts|tsx|mjs|js|cjs)$/, '');
}

/**
 * Code with comments blanked out, lines kept; a `//` inside a string survives.
 * @param {string} code
 */
export function withoutComments(code) {
  return code.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, text) => (text === undefined ? all.replace(/[^\n]/g, ' ') : all),
  );
}
