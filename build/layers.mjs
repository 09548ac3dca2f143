import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importsOf, withoutComments } from './imports.mjs';
import { importRules } from './layer-rules.mjs';
import { isStarted, root } from './paths.mjs';
import { sourceFiles } from './source-files.mjs';
import { oneDoorRules, textRules } from './text-rules.mjs';

/**
 * @typedef {{ rule: string, file: string, says: string }} Violation
 * @typedef {{ files: number, imports: number, violations: Violation[] }} LayerReport
 */

/**
 * Reads every source file under a project folder and reports what breaks a layer rule.
 * @param {string} folder
 * @returns {LayerReport}
 */
export function checkLayers(folder) {
  const sources = sourceFiles(folder, ['.ts', '.tsx', '.mjs', '.cjs', '.js']).map((file) => ({
    file,
    code: withoutComments(readFileSync(join(folder, file), 'utf8')),
  }));
  const hops = sources.flatMap(({ file, code }) => importsOf(file, code).map((hop) => ({ file, ...hop })));
  return {
    files: sources.length,
    imports: hops.length,
    violations: [...brokenImports(hops), ...sources.flatMap(brokenTexts), ...manyDoors(sources)],
  };
}

/**
 * @param {import('./layer-rules.mjs').Hop[]} hops
 * @returns {Violation[]}
 */
function brokenImports(hops) {
  return importRules.flatMap(({ name, says, broken }) =>
    hops
      .filter(broken)
      .map(({ file, written }) => ({ rule: name, file, says: `imports '${written}'; ${says}` })),
  );
}

/**
 * @param {{ file: string, code: string }} source
 * @returns {Violation[]}
 */
function brokenTexts({ file, code }) {
  return textRules
    .filter(({ zones, pattern }) => isIn(file, zones) && pattern.test(code))
    .map(({ name, says, pattern }) => ({
      rule: name,
      file: `${file}:${lineOf(code, pattern)}`,
      says: `says '${pattern.exec(code)?.[0].trim()}'; ${says}`,
    }));
}

/**
 * @param {{ file: string, code: string }[]} sources
 * @returns {Violation[]}
 */
function manyDoors(sources) {
  return oneDoorRules.flatMap(({ name, says, zones, pattern }) => {
    const users = sources.filter(({ file, code }) => isIn(file, zones) && pattern.test(code));
    return users.length < 2 ? [] : users.map(({ file }) => ({ rule: name, file, says }));
  });
}

/** @param {string} file @param {ReadonlyArray<string>} zones */
function isIn(file, zones) {
  return zones.some((zone) => file.startsWith(`${zone}/`));
}

/** @param {string} code @param {RegExp} pattern */
function lineOf(code, pattern) {
  return code.slice(0, pattern.exec(code)?.index ?? 0).split('\n').length;
}

if (isStarted(import.meta.filename)) {
  const report = checkLayers(resolve(process.argv[2] ?? root));
  for (const { rule, file, says } of report.violations) console.log(`${file}  [${rule}] ${says}`);
  console.log(`${report.files} files, ${report.imports} imports, ${report.violations.length} violations`);
  process.exitCode = report.violations.length > 0 ? 1 : 0;
}
