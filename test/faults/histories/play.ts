import { nothingPlayed, runHistory, StepCommand } from './run-history';
import { step } from './step';
import { aTemplate, historiesFolder } from './template';
const folder = await historiesFolder();
const template = await aTemplate(folder.path);
for (const text of process.argv.slice(2)) {
  const steps = step.array().parse(JSON.parse(text));
  await runHistory(
    steps.map((one) => new StepCommand(one)),
    { template, folder: folder.path },
    nothingPlayed(),
  ).then(
    () => console.log('fine'),
    (e) => console.log(String(e).slice(0, 1500)),
  );
}
await folder.remove();
process.exit(0);
