import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { runCommand } from '../../build/run-command.mjs';
import { offendersFolder } from './offender-files';

const project = join(offendersFolder, 'dead-code');

test('when a file, an export or a dependency is used by nobody, then knip names each', async () => {
  const config = join(root, 'build/knip.json');
  const reporter = join(root, 'build/knip-reporter.mjs');
  const args = ['--config', config, '--no-progress', '--reporter', reporter];

  const done = await runCommand(join(root, 'node_modules/.bin/knip'), args, { quiet: true, cwd: project });

  expect(done.code).not.toBe(0);
  expect(done.output).toMatch(/unused files: .*never-imported\.ts/);
  expect(done.output).toMatch(/unused exports: .*half-used\.ts unused/);
  expect(done.output).toMatch(/unused dependencies: .* zod/);
  expect(done.output).not.toMatch(/half-used\.ts used/);
});
