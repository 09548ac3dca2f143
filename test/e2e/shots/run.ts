import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeResult } from '../../../build/results.mjs';
import { Report } from '../demo/report';
import { Stage } from '../demo/stage';
import { Camera } from './camera';
import { demoPart } from './demo-part';
import { freshPart } from './fresh-part';
import { PhotoSet } from './photo-set';

const args = process.argv.slice(2);
const only = args.find((argument) => !argument.startsWith('--'));
const camera = new Camera({ isQuick: args.includes('--quick'), withAxe: args.includes('--axe') });
const report = new Report();
const parts: readonly (readonly [string, (set: PhotoSet) => Promise<void>])[] = [
  ['fresh', freshPart],
  ['demo', demoPart],
];

if (only === undefined) await camera.empty();
for (const [name, run] of parts) {
  if (only !== undefined && only !== name) continue;
  report.part(name);
  const stage = await Stage.open(report);
  try {
    await run(new PhotoSet(stage, camera, report));
  } catch (error) {
    report.failure(`${name}: not gone through to its end`, error);
  }
  await stage.remove().catch(() => undefined);
}
report.check('No violation of the content security policy', report.violations === 0, report.violations);
report.print();

const seen = camera.faults.length === 0 ? 'nothing' : camera.faults.join('\n  ');
process.stdout.write(`\n${camera.taken} pictures in out/shots. Seen by script:\n  ${seen}\n`);
await writeFile(join(camera.folder, 'faults.txt'), `${camera.faults.join('\n')}\n`);
await writeResult('shots', { passed: report.passed, failed: report.failed });
process.exit(report.failed === 0 ? 0 : 1);
