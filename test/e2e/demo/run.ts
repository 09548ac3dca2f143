import { join } from 'node:path';
import { out } from '../../../build/paths.mjs';
import { writeResult } from '../../../build/results.mjs';
import { accessPart } from './access-part';
import { backupPart } from './backup-part';
import { badInputPart } from './bad-input-part';
import { calendarPart } from './calendar-part';
import { clockPart } from './clock-part';
import { unmountAllBelow } from './drive';
import { firstRunPart } from './first-run-part';
import { importPart } from './import-part';
import { writeInput } from './input';
import { lockPart } from './lock-part';
import { ordinaryUserPart } from './ordinary-user-part';
import { policyPart } from './policy-part';
import { recordsPart } from './records-part';
import { Report } from './report';
import type { Scene } from './scene';
import { Stage } from './stage';
import { undoPart } from './undo-part';

const started = performance.now();
const report = new Report();
const stage = await Stage.open(report);
const input = writeInput(join(stage.folder, 'input'));
const scene: Scene = {
  stage,
  report,
  input,
  password: 'Korkenzieher liegt im Blumentopf',
  recoveryKey: '',
  drive: null,
};

const parts: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
  ['First run, by keyboard alone', firstRunPart],
  [`Import of ${input.isGenerated ? 'generated input' : 'the real input'}`, importPart],
  ['Clients, notes, files, consents, search', recordsPart],
  ['Calendar', calendarPart],
  ['Undo', undoPart],
  ['Lock, unlock, drafts', lockPart],
  ['Backup, wipe, restore', backupPart],
  ['The clock moved', clockPart],
  ['For everybody: axe', accessPart],
  ['Keyboard and content policy', policyPart],
  ['Bad input', badInputPart],
  ['Ordinary user, sandbox on', ordinaryUserPart],
];
/** `npm run demo:e2e -- Undo Calendar`: only these parts; the others then count as not run. */
const wanted = process.argv.slice(2);

/** Parts with a vault of their own: they need nothing of the others. */
const STANDS_ALONE = new Set([badInputPart, ordinaryUserPart]);

let isBroken = false;
for (const [name, run] of parts) {
  report.part(name);
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) {
    report.notRun(name, 'not asked for');
    continue;
  }
  if (isBroken && !STANDS_ALONE.has(run)) {
    report.notRun(name, 'an earlier part that it stands on failed');
    continue;
  }
  const from = performance.now();
  try {
    await run(scene);
    report.figure('Seconds of this part', ((performance.now() - from) / 1000).toFixed(1));
  } catch (error) {
    isBroken = true;
    report.failure(name, error);
    await stage.picture(join(out, 'results', 'demo-e2e-failed.png'));
  }
}

await stage.close().catch(() => undefined);
unmountAllBelow(stage.folder);
await stage.remove().catch(() => undefined);
report.print();
process.stdout.write(
  `\n${report.passed} ok, ${report.failed} failed or not run, ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
);
await writeResult('demo:e2e', { passed: report.passed, failed: report.failed });
process.exit(report.failed === 0 ? 0 : 1);
