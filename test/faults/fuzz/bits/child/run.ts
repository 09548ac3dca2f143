import { openSync, readFileSync, writeSync } from 'node:fs';
import { checkCrypto } from '../../../../../renderer/vault/crypto/self-check';
import { backupCheck, type BackupCheck, type Said } from '../check-damaged';
import { type Damage, damaged, damagesOf, harmlessBecause, inWords } from '../damages';
import { judge, type Verdict } from '../judge';
import { partsOfArchive } from '../part-of-archive';
import { filesBelow } from '../small-backup';
import { type BitsReport, bitsJob } from './bits-job';

/** Every so many-th answer of a part alone is compared with that of the whole restore check. */
const COMPARED = 101;

/** The process in which every bit of the small backup is turned over; several share the work. */
const job = bitsJob.parse(JSON.parse(process.argv[2] ?? '{}'));
await checkCrypto();
const archive = new Uint8Array(readFileSync(job.export));
const backup = { drive: await filesBelow(job.drive), export: new Map([['export', archive]]) };
const partAt = partsOfArchive(archive);
const current = openSync(job.current, 'w');
const refused: Record<string, number> = {};
const harmless: Record<string, number> = {};
const failures: string[] = [];
let bits = 0;
let lengths = 0;
let nth = 0;
let compared = 0;

for (const of of ['drive', 'export'] as const) {
  const check = await backupCheck(of, backup[of]);
  for (const damage of damagesOf(of, backup[of])) {
    nth += 1;
    if (nth % job.step !== job.first) continue;
    tell();
    if (damage.bit === null) lengths += 1;
    else bits += 1;
    const files = damaged(backup[of], damage);
    const said = await judged(damage, check, () => check.part(files));
    const isCompared = nth % COMPARED === job.first % COMPARED;
    const inFull = isCompared ? await judged(damage, check, () => check.all(files)) : said;
    if (isCompared) compared += 1;
    const verdict =
      JSON.stringify(said) === JSON.stringify(inFull)
        ? said
        : ({
            kind: 'wrong',
            what: `the part says ${JSON.stringify(said)}, all of it ${JSON.stringify(inFull)}`,
          } as const);
    if (verdict.kind === 'refused') refused[verdict.by] = (refused[verdict.by] ?? 0) + 1;
    else if (verdict.kind === 'harmless') harmless[verdict.why] = (harmless[verdict.why] ?? 0) + 1;
    else if (failures.length < 20) failures.push(`${inWords(damage)}: ${verdict.what}`);
  }
}
const { user, system } = process.cpuUsage();
const report: BitsReport = {
  bits,
  lengths,
  compared,
  refused,
  harmless,
  failures,
  seconds: (user + system) / 1e6,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);

async function judged(damage: Damage, { whole }: BackupCheck, look: () => Promise<Said>): Promise<Verdict> {
  try {
    return judge(await look(), whole, harmlessBecause(damage, partAt));
  } catch (error) {
    return { kind: 'wrong', what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** So that whoever watches sees it going on. */
function tell(): void {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(nth, 0);
  writeSync(current, head, 0, 8, 0);
}
