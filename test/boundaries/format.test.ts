import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { runCommand } from '../../build/run-command.mjs';
import { offendersFolder } from './offender-files';

test('when a file is untidy, then the formatter names it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-format-'));
  await copyFile(join(offendersFolder, 'format/untidy.ts'), join(folder, 'untidy.ts'));
  const args = ['format', `--config-path=${join(root, 'build/format.json')}`, '--colors=off', '.'];

  const done = await runCommand(join(root, 'node_modules/.bin/biome'), args, { quiet: true, cwd: folder });

  await rm(folder, { recursive: true });
  expect(done.code).not.toBe(0);
  expect(done.output).toContain('untidy.ts format');
});
