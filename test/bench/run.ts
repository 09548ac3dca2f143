import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { out } from '../../build/paths.mjs';
import { writeResult } from '../../build/results.mjs';
import { printTable, ratioOf, type Metric } from './figures';
import { madeProfiles } from './made-profile';
import { MEASURES } from './metrics';

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const number = (name: string, usual: number) => Number(args[args.indexOf(name) + 1] ?? usual) || usual;
const clients = args.includes('--clients') ? number('--clients', 2000) : 2000;
const runs = args.includes('--runs') ? number('--runs', 5) : 5;
const wanted = Object.keys(MEASURES).filter((name) => args.includes(name));
const names = wanted.length === 0 ? Object.keys(MEASURES) : wanted;
const say = (line: string) => (asJson ? undefined : process.stdout.write(`${line}\n`));

const made = await madeProfiles(clients, say);
const { records, appointments, notes, textBytes, isGenerated, buildSeconds, rebuildSeconds } = made.made;
const about = `${clients} clients, ${appointments} appointments, ${notes} notes (${(textBytes / 1e6).toFixed(1)} MB of ${
  isGenerated ? 'generated' : 'real'
} text), ${records} records; made in ${buildSeconds.toFixed(0)} s, store and index made from the journal in ${rebuildSeconds.toFixed(0)} s`;
say(about);

const metrics: Metric[] = [];
const failures: string[] = [];
for (const name of names) {
  say(`… ${name}`);
  try {
    metrics.push(...((await MEASURES[name]?.(made, runs)) ?? []));
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const load = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
const told = metrics.map((one) => ({ ...one, ratio: ratioOf(one) }));
const json = JSON.stringify({ about: made.made, load, runs, metrics: told, failures }, null, 2);
process.stdout.write(
  asJson ? `${json}\n` : `\n${printTable(metrics)}\n\n${load}. Quote ratios, not milliseconds.\n`,
);
for (const failure of failures) process.stderr.write(`Not measured: ${failure}\n`);
await writeFile(join(out, 'bench', 'last.json'), json);
// Missing a target is a figure, not a failure; not measuring is one.
await writeResult('bench', { passed: metrics.length, failed: failures.length });
process.exit(failures.length === 0 ? 0 : 1);
