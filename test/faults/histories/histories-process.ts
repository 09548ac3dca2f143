import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyStep } from './any-step';
import { losesFrames } from './loses-frames';
import { order, type Report } from './order';
import { nothingPlayed, type Played, runHistory, StepCommand, type Surroundings } from './run-history';
import type { Template } from './template';

/** One process of histories: plays them one after the other and says at the end what they came to. */
const told = order.parse(JSON.parse(process.argv[2] ?? '{}'));
const template: Template = JSON.parse(await readFile(join(told.folder, 'template.json'), 'utf8'));
const commands = fc.commands([anyStep.map((one) => new StepCommand(one))], {
  maxCommands: told.longest,
  size: 'max',
});
const surroundings: Surroundings = { template, folder: told.folder, ...controlOf(told.control) };
const done: Record<string, number> = {};
let steps = 0;
let noticed = 0;
let last: Played = nothingPlayed();

const property = fc.asyncProperty(commands, async (history) => {
  const played = nothingPlayed();
  try {
    await runHistory(history, surroundings, played);
  } catch (error) {
    noticed += 1;
    last = played;
    if (told.control === null) throw error;
  } finally {
    steps += played.steps.length;
    for (const [what, often] of Object.entries(played.done)) done[what] = (done[what] ?? 0) + often;
  }
});

const found = await fc.check(property, {
  seed: told.seed,
  numRuns: told.runs,
  ...(told.path ? { path: told.path } : {}),
});
const report: Report = {
  runs: found.numRuns,
  steps,
  noticed,
  done,
  failure: found.failed
    ? {
        steps: last.steps,
        said:
          found.errorInstance instanceof Error
            ? (found.errorInstance.stack ?? '')
            : String(found.errorInstance),
        seed: found.seed,
        path: found.counterexamplePath ?? '',
        longest: told.longest,
        shrinks: found.numShrinks,
      }
    : null,
};
writeSync(1, `${JSON.stringify(report)}\n`);
// Vaults that were left behind still wait for their sweep.
process.exit(0);

function controlOf(control: typeof told.control): Pick<Surroundings, 'mistake' | 'tamper'> {
  if (control === null) return {};
  return control === 'lost-frames' ? { tamper: losesFrames } : { mistake: control };
}
