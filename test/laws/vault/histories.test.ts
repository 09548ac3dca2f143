import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingPlayed, runHistory, StepCommand } from '../../faults/histories/run-history';
import { regressions } from '../../faults/histories/regressions';
import { aTemplate, historiesFolder, type Template } from '../../faults/histories/template';

let folder: Awaited<ReturnType<typeof historiesFolder>>;
let template: Template;
beforeAll(async () => {
  folder = await historiesFolder();
  template = await aTemplate(folder.path);
});
afterAll(() => folder.remove());

test('when a history that once showed a weakness is played again, then every answer is the true one', async () => {
  const kept = await regressions();

  for (const { name, steps } of kept) {
    const played = nothingPlayed();
    const commands = steps.map((step) => new StepCommand(step));
    const said = await runHistory(commands, { template, folder: folder.path }, played).catch(String);

    expect({ name, said, steps: played.steps }).toEqual({ name, said: undefined, steps });
  }
  expect(kept.length).toBeGreaterThan(0);
});

test('when a model is wrong on purpose, then the history notices it', async () => {
  const commands = [new StepCommand({ do: 'amend', nth: 0, closes: true, fromDraft: false })];
  const surroundings = { template, folder: folder.path, mistake: 'amendments-are-forgotten' } as const;

  const outcome = runHistory(commands, surroundings, nothingPlayed());

  await expect(outcome).rejects.toThrow(/answers something else/);
});
