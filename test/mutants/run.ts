import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { out, root } from '../../build/paths.mjs';
import { printTable } from '../../build/print.mjs';
import { writeResult } from '../../build/results.mjs';
import { type Batch, mutantBatches } from './mutant-files';

const TARGET = 0.85;
const folder = join(out, 'mutants');

const stryker = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      mutants: z.array(
        z.looseObject({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.looseObject({ start: z.looseObject({ line: z.number() }) }),
        }),
      ),
    }),
  ),
});
type Report = z.infer<typeof stryker>;

/**
 * Changes the vault's and main's sources in one small way after the other and sees whether a test notices. Batch by batch,
 * each kept in out/mutants under the hash of its sources: stopped at any time, it goes on where it was.
 * `--mutants crypto keys`: only batches whose name says so.
 */
export async function mutants(wanted: readonly string[]): Promise<never> {
  await mkdir(folder, { recursive: true });
  install();
  const all = await mutantBatches();
  const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)));
  const reports: { readonly batch: Batch; readonly report: Report }[] = [];
  for (const batch of chosen) {
    const report = reportOf(batch) ?? (await mutate(batch));
    if (report) reports.push({ batch, report });
  }
  const { score, failed } = await table(reports, chosen.length, all.length);
  await writeResult('prove', {
    passed: score >= TARGET && failed === 0 ? 1 : 0,
    failed: score >= TARGET && failed === 0 ? 0 : 1,
  });
  process.exit(score >= TARGET && failed === 0 ? 0 : 1);
}

function install(): void {
  if (existsSync(join(root, 'test/mutants/node_modules/@stryker-mutator/core'))) return;
  const done = spawnSync('npm', ['ci', '--prefix', 'test/mutants', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0) throw new Error('Stryker could not be installed');
}

function keptAt({ name, files }: Batch): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return join(folder, `${name}-${hash.digest('hex').slice(0, 12)}.json`);
}

function reportOf(batch: Batch): Report | null {
  const path = keptAt(batch);
  return existsSync(path) ? stryker.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

async function mutate(batch: Batch): Promise<Report | null> {
  const report = join(folder, 'last.json');
  const config = join(folder, 'stryker.json');
  await writeFile(
    config,
    JSON.stringify({ ...settings, mutate: batch.files, jsonReporter: { fileName: report } }),
  );
  const started = performance.now();
  const ran = spawnSync(
    process.execPath,
    ['test/mutants/node_modules/@stryker-mutator/core/bin/stryker.js', 'run', config],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...(batch.tests === null ? {} : { CASEKEEP_MUTANT_TESTS: batch.tests.join(' ') }),
      },
      maxBuffer: 1 << 28,
    },
  );
  console.log(`  ${batch.name}: ${Math.round((performance.now() - started) / 1000)} s`);
  if (ran.status !== 0 || !existsSync(report)) {
    console.log(`  NOT RUN ${batch.name}: ${ran.stdout.slice(-1500)}${ran.stderr.slice(-500)}`);
    return null;
  }
  await rename(report, keptAt(batch));
  return reportOf(batch);
}

const settings = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // What runs once when a file is loaded would need a start of its own for every mutant.
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['json'],
  tempDirName: 'out/mutants/sandbox',
  dryRunTimeoutMinutes: 40,
  timeoutMS: 15_000,
  timeoutFactor: 3,
  ignorePatterns: ['out', 'test/e2e', 'test/bench', 'test/mutants/node_modules'],
  // TypeScript 7 has no API that Stryker could call: the tests run from the sources as they stand.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
};

async function table(
  reports: readonly { readonly batch: Batch; readonly report: Report }[],
  chosen: number,
  all: number,
): Promise<{ readonly score: number; readonly failed: number }> {
  const rows = reports.map(({ batch, report }) => {
    const found = Object.values(report.files).flatMap((file) => file.mutants);
    const of = (...kinds: readonly string[]) => found.filter(({ status }) => kinds.includes(status)).length;
    return {
      name: batch.name,
      killed: of('Killed', 'Timeout'),
      survived: of('Survived'),
      uncovered: of('NoCoverage'),
      left: of('Ignored', 'CompileError', 'RuntimeError'),
    };
  });
  const sum = (field: 'killed' | 'survived' | 'uncovered' | 'left') =>
    rows.reduce((total, row) => total + row[field], 0);
  const whole = {
    name: 'all of these',
    killed: sum('killed'),
    survived: sum('survived'),
    uncovered: sum('uncovered'),
    left: sum('left'),
  };
  const scoreOf = ({ killed, survived, uncovered }: typeof whole) =>
    killed / Math.max(1, killed + survived + uncovered);
  printTable([
    ['batch', 'killed', 'survived', 'no test', 'left out', 'score'],
    ...[...rows, whole].map((row) => [
      row.name,
      row.killed,
      row.survived,
      row.uncovered,
      row.left,
      `${(100 * scoreOf(row)).toFixed(1)} %`,
    ]),
  ]);
  console.log(`${reports.length} of ${chosen} batches done (${all} in all); target ${100 * TARGET} %`);
  await writeFile(join(folder, 'survivors.txt'), survivors(reports));
  return { score: scoreOf(whole), failed: chosen - reports.length };
}

function survivors(reports: readonly { readonly report: Report }[]): string {
  return reports
    .flatMap(({ report }) => Object.entries(report.files))
    .flatMap(([file, { mutants: found }]) =>
      found
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .map(
          ({ status, mutatorName, replacement, location }) =>
            `${file}:${location.start.line} ${status} ${mutatorName} → ${replacement ?? ''}`,
        ),
    )
    .join('\n');
}
