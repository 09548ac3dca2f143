import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkLayers } from './layers.mjs';
import { root } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { sourceFiles } from './source-files.mjs';

/**
 * @typedef {object} ToolReport
 * @property {string} tool
 * @property {boolean} passed
 * @property {number} examined files the tool says it looked at
 * @property {number} expected files it should have looked at: fewer is a failure, however green the tool
 * @property {string} output shown when it failed
 */

const code = ['.ts', '.tsx', '.mjs', '.cjs', '.js'];
const projects =
  'electron/contract electron/preload electron/main renderer/domain renderer/vault renderer build test'.split(
    ' ',
  );

/** @returns {Promise<ToolReport>} */
export async function checkTypes() {
  const done = await run('tsc', ['-b', '--pretty', 'false']);
  const listed = await Promise.all(projects.map((project) => run('tsc', ['-p', project, '--listFilesOnly'])));
  const seen = new Set(
    listed
      .flatMap(({ output }) => output.split('\n'))
      .filter(
        (line) => line.startsWith(`${root}/`) && !line.includes('/node_modules/') && !line.includes('/out/'),
      ),
  );
  // The loader runs inside the old runtime as it stands and has no types to check.
  const expected = sourceFiles(root, code).filter((file) => !file.startsWith('build/development-loader/'));
  const missed = expected.filter((file) => !seen.has(join(root, file)));
  return {
    tool: 'types (tsc -b)',
    passed: done.code === 0 && missed.length === 0,
    examined: expected.length - missed.length,
    expected: expected.length,
    output: [done.output, ...missed.map((file) => `not type checked: ${file}`)].join('\n').trim(),
  };
}

/** @returns {Promise<ToolReport>} */
export async function checkLint() {
  const rooms = roomsPresent();
  const args = ['-c', 'build/oxlint.json', '--type-aware', '--deny-warnings'];
  const ignored = ['--ignore-pattern', 'test/boundaries/offenders/**'];
  const done = await run('oxlint', [...args, ...ignored, '-f', 'json', ...rooms]);
  const report = parseLint(done.output);
  return {
    tool: 'lint (oxlint)',
    passed: done.code === 0 && report !== null,
    examined: report?.files ?? 0,
    expected: sourceFiles(root, code).length,
    output: report === null ? done.output : report.lines.join('\n'),
  };
}

/** @returns {Promise<ToolReport>} */
export async function checkFormat() {
  const args = ['format', '--config-path=build/format.json', '--max-diagnostics=500', '--colors=off'];
  const done = await run('biome', [...args, ...roomsPresent(), 'package.json', 'tsconfig.json']);
  const unformatted = done.output.split('\n').flatMap((line) => /^(\S+ format) ━/.exec(line)?.[1] ?? []);
  return {
    tool: 'format (biome)',
    passed: done.code === 0,
    examined: Number(/Checked (\d+) files?/.exec(done.output)?.[1] ?? 0),
    // Lock files are npm's own writing; biome leaves them alone.
    expected: sourceFiles(root, [...code, '.json', '.css']).filter(
      (file) => !file.endsWith('package-lock.json'),
    ).length,
    output: unformatted.length > 0 ? `${unformatted.join('\n')}\nRun: npm run format` : done.output,
  };
}

/** @returns {Promise<ToolReport>} */
export async function checkLayersTool() {
  const { files, imports, violations } = checkLayers(root);
  return {
    tool: `layers (${imports} imports)`,
    // A reader of imports that finds hardly any has stopped reading.
    passed: violations.length === 0 && imports >= files,
    examined: files,
    expected: sourceFiles(root, code).length,
    output: violations.map(({ rule, file, says }) => `${file}  [${rule}] ${says}`).join('\n'),
  };
}

/** @returns {Promise<ToolReport>} */
export async function checkDeadCode() {
  const args = ['--config', 'build/knip.json', '--no-progress', '--reporter', './build/knip-reporter.mjs'];
  const done = await run('knip', args);
  return {
    tool: 'dead code (knip)',
    passed: done.code === 0,
    examined: Number(/knip read (\d+) files/.exec(done.output)?.[1] ?? 0),
    expected: sourceFiles(root, code).length,
    output: done.output,
  };
}

/** @param {string} output */
function parseLint(output) {
  try {
    const report = JSON.parse(output);
    const lines = report.diagnostics.map(
      (/** @type {LintFinding} */ found) =>
        `${found.filename}:${found.labels[0]?.span.line ?? 0} ${found.code} ${found.message} ${found.help ?? ''}`,
    );
    return { files: Number(report.number_of_files), lines };
  } catch {
    return null;
  }
}

/**
 * @typedef {object} LintFinding
 * @property {string} filename
 * @property {string} code
 * @property {string} message
 * @property {string} [help]
 * @property {{ span: { line: number } }[]} labels
 */

function roomsPresent() {
  return ['electron', 'renderer', 'build', 'test'].filter((room) => existsSync(join(root, room)));
}

/** @param {string} tool @param {string[]} args */
function run(tool, args) {
  return runCommand(join(root, 'node_modules/.bin', tool), args, { quiet: true });
}
