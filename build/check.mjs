import { checkDeadCode, checkFormat, checkLayersTool, checkLint, checkTypes } from './check-tools.mjs';
import { isStarted } from './paths.mjs';
import { printTable, runMain } from './print.mjs';
import { verdictOf } from './verdict.mjs';

/**
 * Everything that can be said without running the product: types, lint, format, layers, dead code.
 * @returns {Promise<{ passed: number, failed: number }>} one count per tool
 */
export async function check() {
  /** @type {(string | number)[][]} */
  const rows = [['tool', 'files', 'of', 'seconds', 'result']];
  let failed = 0;
  for (const tool of [checkTypes, checkLint, checkFormat, checkLayersTool, checkDeadCode]) {
    const started = performance.now();
    const report = await tool();
    const verdict = verdictOf(report);
    if (verdict !== 'ok') {
      failed += 1;
      console.log(`\n${report.tool}:\n${report.output.trim()}\n`);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    rows.push([report.tool, report.examined, report.expected, Number(seconds), verdict]);
  }
  printTable(rows);
  return { passed: rows.length - 1 - failed, failed };
}

if (isStarted(import.meta.filename)) {
  await runMain(async () => {
    const { failed } = await check();
    process.exitCode = failed > 0 ? 1 : 0;
  });
}
