import fc from 'fast-check';
import { anyStep } from './any-step';
import { runHistory, StepCommand } from './run-history';
import { aTemplate, historiesFolder } from './template';

const [runs = '20', seed = '1', max = '14'] = process.argv.slice(2);
const folder = await historiesFolder();
const template = await aTemplate(folder.path);
let last: unknown[] = [];
let steps = 0;
const started = performance.now();
const out = await fc.check(
  fc.asyncProperty(fc.commands([anyStep.map((one) => new StepCommand(one))], { maxCommands: Number(max), size: 'max' }), async (commands) => {
    const played = { steps: [] };
    try {
      await runHistory(commands, { template, folder: folder.path }, played);
      steps += played.steps.length;
    } catch (error) {
      last = played.steps;
      throw error;
    }
  }),
  { numRuns: Number(runs), seed: Number(seed), endOnFailure: process.env['END'] === '1' },
);
console.log(out.numRuns, 'runs', steps, 'steps', Math.round(performance.now() - started), 'ms', 'shrinks', out.numShrinks);
if (out.failed) {
  console.log(String(out.errorInstance instanceof Error ? out.errorInstance.stack : out.errorInstance).slice(0, 3500));
  console.log(JSON.stringify(last));
}
await folder.remove();
process.exit(0);
