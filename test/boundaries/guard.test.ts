import { expect, test } from 'vitest';
import {
  checkDeadCode,
  checkFormat,
  checkLayersTool,
  checkLint,
  checkTypes,
} from '../../build/check-tools.mjs';
import { verdictOf } from '../../build/verdict.mjs';

const tools = { checkTypes, checkLint, checkFormat, checkLayersTool, checkDeadCode };

test.each(Object.entries(tools))(
  'when %s runs on the project, then it examined every file',
  async (_, tool) => {
    const report = await tool();

    expect(report.expected).toBeGreaterThan(100);
    expect(report.examined).toBeGreaterThanOrEqual(report.expected);
  },
);

test.each([
  ['is green over no file at all', { passed: true, examined: 0, expected: 0 }],
  ['is green but examined too few', { passed: true, examined: 99, expected: 100 }],
  ['examined all and found something', { passed: false, examined: 100, expected: 100 }],
])('when a tool %s, then the check fails', (_, report) => {
  expect(verdictOf(report)).not.toBe('ok');
});

test('when a tool examined all and found nothing, then it is ok', () => {
  expect(verdictOf({ passed: true, examined: 100, expected: 100 })).toBe('ok');
});
