import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Proof } from '../../proof';
import { buildChild } from '../child/build-child';
import { watchChild } from '../child/watch-child';
import { seededRandom } from '../engine/random';
import { type BitsReport, type BitsJob, bitsReport } from './child/bits-job';
import { plantedIsSeen } from './planted-acceptance';
import { aSmallBackup, filesBelow, type SmallBackup } from './small-backup';
import { wholeRestores } from './whole-restores';

const CHILDREN = 2;
/** A prime: every bit of a byte, every file and every kind of damage has its turn. */
const SHORT_STEP = 149;

/**
 * Every single bit and every length of a small backup, as a drive's folder and as one file: refused by a name, or accepted with
 * the very same content where what was hit says nothing of its own. The short form takes a share of them.
 */
export async function backupBits(form: 'short' | 'all'): Promise<readonly Proof[]> {
  const seed = randomInt(2 ** 31);
  const backup = await aSmallBackup();
  const child = await buildChild('test/faults/fuzz/bits/child/run.ts');
  const wholes = form === 'all' ? 200 : 6;
  try {
    const step = form === 'all' ? CHILDREN : CHILDREN * SHORT_STEP;
    const runs = Array.from({ length: CHILDREN }, (_, nth) => runChild(child.path, backup, nth, step));
    const restored = await wholeRestores(backup, seededRandom(seed), wholes);
    const isSeen = await plantedIsSeen(await filesBelow(backup.drive));
    const done = await Promise.all(runs);
    return [proofOf(done, form, isSeen), whole(restored, wholes, seed)];
  } finally {
    await child.remove();
    await backup.remove();
  }
}

type Done = { readonly report: BitsReport | null; readonly trouble: string | null };

async function runChild(script: string, backup: SmallBackup, nth: number, step: number): Promise<Done> {
  const current = join(backup.folder, `current-${nth}`);
  const job: BitsJob = {
    drive: backup.drive,
    export: backup.export,
    first: nth * (step / CHILDREN),
    step,
    current,
  };
  const { lines, trouble } = await watchChild(script, [JSON.stringify(job)], current, {
    folder: backup.folder,
  });
  return { report: lines[0] === undefined ? null : bitsReport.parse(JSON.parse(lines[0])), trouble };
}

function proofOf(done: readonly Done[], form: 'short' | 'all', isSeen: boolean): Proof {
  const reports = done.flatMap(({ report }) => (report === null ? [] : [report]));
  const sum = (of: (report: BitsReport) => number) => reports.reduce((all, one) => all + of(one), 0);
  const tried = sum(({ bits, lengths }) => bits + lengths);
  const failures = [
    ...reports.flatMap((one) => one.failures),
    ...done.flatMap(({ trouble }) => trouble ?? []),
  ];
  if (!isSeen) failures.push('a planted backup with other content was not noticed');
  const refused = added(reports.map((one) => one.refused));
  const harmless = added(reports.map((one) => one.harmless));
  const answered = Object.values({ ...refused, ...harmless }).reduce((all, one) => all + one, 0);
  if (answered !== tried)
    failures.push(`${tried - answered} of ${tried} were neither refused nor proven harmless`);
  const share = form === 'all' ? 'every' : `every ${SHORT_STEP}th`;
  const seconds = Math.round(sum((one) => one.seconds));
  return {
    what: `${share} bit and length of a small backup`,
    tried,
    found: answered,
    lost: failures.filter((one) => one.includes('other content')).length,
    leaked: 0,
    note: `${sum((one) => one.bits)} bits, ${sum((one) => one.lengths)} lengths; refused: ${inWords(refused)}; same content: ${inWords(harmless)}; ${sum((one) => one.compared)} compared with the whole check; a planted acceptance of other content was noticed; ${seconds} s of processor`,
    failures,
  };
}

function whole(failures: readonly string[], tried: number, seed: number): Proof {
  return {
    what: 'random ones of them restored whole',
    tried,
    found: tried - failures.length,
    lost: failures.length,
    leaked: 0,
    note: `the same answers; refused ones wrote nothing, accepted ones open with the same digest; seed ${seed}`,
    failures,
  };
}

function added(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function inWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
