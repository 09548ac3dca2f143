// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runControls } from './controls';
import { dice } from './dice';
import { rootOf } from './lay-out';
import { planOutages, type PlannedState, statesOf } from './plan-outages';
import type { PowerReport } from './power-report';
import { recordLife } from './record-life';
import { openState } from './replay';

/** Distinct states that are opened, random subsets at each moment, and states of each control. */
const FORMS = { short: [90, 2, 4], long: [2400, 5, 20] } as const;
/** Number of the folder in which the life is lived. */
const LIVED = 999_999;

const [base = '', form = 'short', seedText = '1'] = process.argv.slice(2);
const [limit, subsets, ofControl] = FORMS[form === 'long' ? 'long' : 'short'];
const seed = Number(seedText);
const failures = new Map<string, number>();
const note = (words: string): void => void failures.set(words, (failures.get(words) ?? 0) + 1);
process.on('unhandledRejection', (error) => note(`unhandled: ${String(error)}`));

const root = rootOf(base, LIVED);
mkdirSync(root);
const life = await recordLife(root);
const plan = planOutages(life.disk, seed, subsets);
const chosen = someOf(plan.distinct, limit);
let lost = 0;
let leaked = 0;
let number = 0;
const example = new Map<string, string>();
const said = new Map<string, number>();
for (const { planned, state } of statesOf(life.disk, chosen)) {
  const opened = await openState(life, planned, state, number, base);
  said.set(opened.said, (said.get(opened.said) ?? 0) + 1);
  lost += opened.lost.length;
  leaked += opened.leaked.length;
  for (const words of [
    ...opened.lost.map((one) => `lost ${one}`),
    ...opened.wrong,
    ...opened.leaked.map((one) => `the old keyring in ${one}`),
  ]) {
    note(words);
    if (!example.has(words)) example.set(words, opened.name);
  }
  number += 1;
}
const report: PowerReport = {
  operations: life.disk.ops.length,
  flushes: life.disk.ops.filter(({ kind }) => kind === 'sync').length,
  said: life.said.length,
  states: plan.tried,
  distinct: plan.distinct.length,
  opened: number,
  lost,
  leaked,
  answers: Object.fromEntries(said),
  controls: await runControls(life, base, ofControl),
  failures: [...failures].map(
    ([words, times]) => `${words} (${times} times, first at ${example.get(words) ?? 'no state'})`,
  ),
};
writeFileSync(join(base, 'report.json'), JSON.stringify(report));
process.exit(0);

/** By chance, but the same for the same seed, and in order. */
function someOf(all: readonly PlannedState[], count: number): readonly PlannedState[] {
  const throws = dice(seed);
  const left = new Set(all);
  const order = [...all];
  while (left.size > count) {
    const [out] = order.splice(throws.below(order.length), 1);
    if (out !== undefined) left.delete(out);
  }
  return all.filter((one) => left.has(one));
}
