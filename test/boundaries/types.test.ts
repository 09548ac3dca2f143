import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { runCommand } from '../../build/run-command.mjs';
import { offendersFolder, offendersOf } from './offender-files';

const zones = readdirSync(join(offendersFolder, 'types'));
const offenders = offendersOf('types');

describe.each(zones)('zone %s', async (zone) => {
  const project = `test/boundaries/offenders/types/${zone}`;
  const tsc = join(root, 'node_modules/.bin/tsc');
  const done = await runCommand(tsc, ['-p', project, '--pretty', 'false'], { quiet: true });

  test.each(offenders.filter(({ file }) => file.startsWith(`${project}/`)))(
    'when $file is type checked, then $breaks is named',
    ({ file, breaks }) => {
      const lines = done.output.split('\n').filter((line) => line.startsWith(`${file}(`));

      expect(lines.join('\n')).toContain(`error ${breaks}:`);
    },
  );

  test('when the zone is type checked, then the run fails', () => {
    expect(done.code).not.toBe(0);
  });
});
