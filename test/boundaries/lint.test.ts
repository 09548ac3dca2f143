import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { runCommand } from '../../build/run-command.mjs';
import { offendersOf } from './offender-files';

const offenders = offendersOf('lint');

const done = await runCommand(
  join(root, 'node_modules/.bin/oxlint'),
  ['-c', 'build/oxlint.json', '--type-aware', '-f', 'json', 'test/boundaries/offenders/lint'],
  { quiet: true },
);
const report: LintReport = JSON.parse(done.output);

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

test.each(offenders)('when $file is linted, then $breaks is named', ({ file, breaks }) => {
  const named = report.diagnostics.filter(({ filename }) => filename === file).map(({ code }) => code);

  expect(named).toContain(breaks);
});

test('when the offenders are linted, then the run fails and every file was examined', () => {
  expect(done.code).not.toBe(0);
  expect(report.number_of_files).toBeGreaterThanOrEqual(offenders.length);
});

test('when a rule is switched on in oxlint.json, then an offending file shows that it bites', () => {
  const config: LintConfig = JSON.parse(readFileSync(join(root, 'build/oxlint.json'), 'utf8'));
  const blocks = [config.rules, ...config.overrides.map(({ rules }) => rules)];

  const switchedOn = blocks.flatMap((rules) => Object.entries(rules).filter(([, level]) => level !== 'off'));

  const shown = offenders.map(({ breaks }) => /\((.+)\)/.exec(breaks)?.[1]);
  expect(switchedOn.map(([name]) => name.split('/').at(-1)).filter((name) => !shown.includes(name))).toEqual(
    [],
  );
});

interface LintConfig {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly overrides: readonly { readonly rules: Readonly<Record<string, unknown>> }[];
}
