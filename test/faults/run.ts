import { printTable } from '../../build/print.mjs';
import { writeResult } from '../../build/results.mjs';
import { holds, notRun, type Proof, writeRows } from './proof';

const isLong = process.argv.includes('--long');

interface Attack {
  readonly name: string;
  /** What drives the screen runs one after the other; what runs in plain Node runs beside it. */
  readonly where: 'app' | 'node';
  /** Left out of the short form, unless asked for by name. */
  readonly onlyLong?: true;
  readonly run: () => Promise<readonly Proof[]>;
}

/** Each is loaded when its turn comes: an attack that cannot be loaded is *not run*, and the others go on. */
const ATTACKS: readonly Attack[] = [
  {
    name: 'canaries',
    where: 'app',
    run: async () => (await import('./canaries/canaries')).canaries(isLong ? 20 : 1),
  },
  {
    name: 'canaries-leaky',
    where: 'app',
    onlyLong: true,
    run: async () => (await import('./canaries/leaky/leaky')).leakyCanaries(),
  },
  {
    name: 'tamper',
    where: 'node',
    run: async () => (await import('./tamper/tamper')).tamper(isLong),
  },
  {
    name: 'destruction',
    where: 'node',
    run: async () => (await import('./destruction/destruction')).destruction(isLong),
  },
  {
    name: 'destruction-app',
    where: 'app',
    onlyLong: true,
    run: async () => [await (await import('./destruction/destruction-app')).destructionApp()],
  },
  {
    name: 'kill-node',
    where: 'node',
    run: async () => (await import('./kill/kill-in-node')).killInNode(isLong ? 400 : 56),
  },
  {
    name: 'power',
    where: 'node',
    run: async () => (await import('./power/power')).power(isLong ? 'long' : 'short'),
  },
  {
    name: 'fuzz',
    where: 'node',
    run: async () => (await import('./fuzz/fuzz')).fuzz(isLong ? 8000 : 400),
  },
  {
    name: 'backup-bits',
    where: 'node',
    run: async () => (await import('./fuzz/bits/backup-bits')).backupBits(isLong ? 'all' : 'short'),
  },
  {
    name: 'stranger',
    where: 'node',
    run: async () => [await (await import('./stranger/stranger')).stranger()],
  },
  {
    name: 'roles',
    where: 'node',
    run: async () => [await (await import('./roles/front-desk-slot')).frontDeskSlot()],
  },
  {
    name: 'known-answers',
    where: 'app',
    run: async () => [
      await (await import('./known-answers/in-built-renderer')).answersInBuiltRenderer(isLong ? 8 : 2),
    ],
  },
  {
    name: 'histories-app',
    where: 'app',
    run: async () => (await import('./histories/app/histories-in-app')).historiesInApp(isLong ? 100 : 3),
  },
  {
    name: 'histories',
    where: 'node',
    run: async () => (await import('./histories/histories')).histories(isLong ? 'long' : 'short'),
  },
  {
    name: 'screen-bytes',
    where: 'app',
    run: async () => [await (await import('./bytes/screen-bytes')).screenBytes(isLong ? 'all' : 'short')],
  },
  {
    name: 'disks',
    where: 'node',
    run: async () => (await import('./disks/disks')).disks(isLong ? 'long' : 'short'),
  },
  {
    name: 'disks-app',
    where: 'app',
    run: async () => (await import('./disks/disks-in-app')).disksInApp(isLong ? 'long' : 'short'),
  },
  {
    name: 'stores-app',
    where: 'app',
    run: async () => (await import('./disks/stores-in-app')).storesInApp(isLong ? 'all' : 'short'),
  },
  {
    name: 'hardening',
    where: 'app',
    run: async () => (await import('./hardening/hardening')).hardening(isLong),
  },
  {
    name: 'hardening-packaged',
    where: 'app',
    onlyLong: true,
    run: async () => (await import('./hardening/packaged/packaged')).hardeningPackaged(),
  },
  {
    name: 'scanner',
    where: 'node',
    onlyLong: true,
    run: async () => [await (await import('./hardening/scanner/scanner')).scanner()],
  },
  {
    name: 'network',
    where: 'app',
    onlyLong: true,
    run: async () => [await (await import('./network/whole-demo')).wholeDemo()],
  },
  {
    name: 'kill',
    where: 'app',
    run: async () =>
      (await import('./kill/kill-in-app')).killInApp(isLong ? 100 : 12, isLong ? 'long' : 'short'),
  },
  {
    name: 'sabotage',
    where: 'node',
    run: async () => (await import('./sabotage/sabotage')).sabotage('node', !isLong),
  },
  {
    name: 'sabotage-app',
    where: 'app',
    onlyLong: true,
    run: async () => (await import('./sabotage/sabotage')).sabotage('app', false),
  },
];

/** One attack alone: `npm run prove -- canaries`. */
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (process.argv.includes('--mutants')) await (await import('../mutants/run')).mutants(asked);
const chosen = ATTACKS.filter(({ name, onlyLong }) =>
  asked.length === 0 ? isLong || onlyLong !== true : asked.includes(name),
);

async function runAll(where: Attack['where']): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const attack of chosen.filter((one) => one.where === where)) {
    const started = performance.now();
    const told = await attack.run().catch((error: unknown) => [notRun(attack.name, wordsOf(error))]);
    proofs.push(...told);
    const held = told.filter(holds).length;
    console.log(
      `  ${attack.name}: ${held} of ${told.length} hold, ${Math.round((performance.now() - started) / 1000)} s`,
    );
    for (const { what, failures } of told)
      for (const failure of failures) console.log(`    FAILED ${what}: ${failure}`);
  }
  return proofs;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const proofs = (await Promise.all([runAll('app'), runAll('node')])).flat();
const rows = proofs.map((proof) => [
  proof.what,
  proof.tried,
  proof.found,
  proof.lost,
  proof.leaked,
  holds(proof) ? 'holds' : 'FAILED',
  proof.note,
]);
console.log(`\nprove (${isLong ? 'long' : 'short'} form)`);
printTable([['what was tried', 'tried', 'found', 'lost', 'leaked', 'verdict', 'note'], ...rows]);
for (const { what, failures } of proofs) {
  for (const failure of failures) console.log(`  FAILED ${what}: ${failure}`);
}
const failed = proofs.filter((proof) => !holds(proof)).length + (chosen.length === 0 ? 1 : 0);
await writeRows(proofs);
await writeResult('prove', { passed: proofs.length - failed, failed });
process.exit(failed > 0 ? 1 : 0);
