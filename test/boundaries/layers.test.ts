import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLayers } from '../../build/layers.mjs';
import { importRules } from '../../build/layer-rules.mjs';
import { oneDoorRules, textRules } from '../../build/text-rules.mjs';
import { offendersFolder } from './offender-files';

const folder = join(offendersFolder, 'layers');
const rules = [...importRules, ...textRules, ...oneDoorRules].map(({ name }) => name);

test.each(rules)('when a file breaks %s, then the layer check names that rule', (rule) => {
  const report = checkLayers(join(folder, rule));

  expect(report.files).toBeGreaterThan(0);
  expect(report.violations.map((violation) => violation.rule)).toContain(rule);
});

test('when an offending folder stands here, then there is a rule of that name', () => {
  expect([...readdirSync(folder)].sort()).toEqual([...rules].sort());
});
