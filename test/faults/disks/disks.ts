// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { randomInt } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { notRun, type Proof } from '../proof';
import { type Act, ACTS, type Side } from './acts';
import { bigStore } from './big-store';
import { control } from './control';
import { needsDisk } from './faults';
import { type CaseResult, oneCase } from './one-case';
import { smallDisk } from './small-disk';
import { removeFolder, type UsedFolders, usedFolders } from './used-laptop';
import { NO_STEP, type Step, stepsOf } from './walk';

/** Steps of each walk in the short form; where they begin is another one every time. */
const SHORT_STEPS = 5;
const SMALL_FILE = 300_000;
/** Over two of the copies' chunks. */
const BIG_FILE = 9_000_000;

interface Tried extends CaseResult {
  readonly side: Side;
  readonly isLasting: boolean;
}

/** Every act on a disk that fails at every one of its file operations, for the profile and for the drive. */
export async function disks(form: 'short' | 'long'): Promise<readonly Proof[]> {
  await checkCrypto();
  const workshop = await mkdtemp(join(tmpdir(), 'casekeep-disks-'));
  try {
    const refused = whyNoMount(join(workshop, 'probe'));
    const used = await usedFolders(join(workshop, 'small'), SMALL_FILE);
    const tried: Tried[] = [];
    let calls = 0;
    for (const act of ACTS) {
      for (const side of act.sides) {
        const healthy = await oneCase(workshop, used, act, side, NO_STEP.fault, NO_STEP.nth);
        tried.push(...asTried([healthy], side, false));
        calls += healthy.calls.length;
        const all = stepsOf(healthy.calls);
        const steps = form === 'long' ? all : someOf(all);
        tried.push(...(await walk(workshop, used, act, side, steps, refused === null)));
      }
    }
    if (form === 'long') tried.push(...(await bigFile(workshop, refused === null)));
    return [
      ...proofsOf(tried, calls),
      ...(form === 'long' ? [await bigStore()] : []),
      await control(workshop, used),
      ...(refused === null ? [] : [notRun('disks full, read-only and torn out for real', refused)]),
    ];
  } finally {
    await removeFolder(workshop);
  }
}

async function walk(
  workshop: string,
  used: UsedFolders,
  act: Act,
  side: Side,
  steps: readonly Step[],
  canMount: boolean,
): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const { fault, nth } of steps) {
    if (needsDisk(fault) && !canMount) continue;
    const result = await oneCase(workshop, used, act, side, fault, nth);
    tried.push(...asTried([result], side, fault.kind === 'stays'));
  }
  return tried;
}

/** The chunks of a file that is copied in several. */
async function bigFile(workshop: string, canMount: boolean): Promise<readonly Tried[]> {
  const used = await usedFolders(join(workshop, 'big'), BIG_FILE);
  const tried: Tried[] = [];
  for (const act of ACTS.filter(({ sides }) => sides.includes('drive'))) {
    for (const side of act.sides) {
      const healthy = await oneCase(workshop, used, act, side, NO_STEP.fault, NO_STEP.nth);
      const chunks = healthy.calls.filter((call) => call.act === 'write' && isBig(call.path));
      tried.push(...(await walk(workshop, used, act, side, stepsOf(chunks), canMount)));
    }
  }
  return tried;
}

function isBig(path: string): boolean {
  return /[/\\]files[/\\]|\.casekeep/.test(path);
}

function asTried(results: readonly CaseResult[], side: Side, isLasting: boolean): readonly Tried[] {
  return results.map((result) => ({ ...result, side, isLasting }));
}

/** Of both sorts of fault, so that no row of the short form is left without a case by chance. */
function someOf(steps: readonly Step[]): readonly Step[] {
  const lasting = steps.filter(({ fault }) => fault.kind === 'stays');
  const passing = steps.filter(({ fault }) => fault.kind !== 'stays');
  const one = lasting[randomInt(Math.max(1, lasting.length))];
  return [...evenly(passing), ...(one === undefined ? [] : [one])];
}

function evenly(steps: readonly Step[]): readonly Step[] {
  const every = Math.max(1, Math.ceil(steps.length / SHORT_STEPS));
  const first = randomInt(every);
  return steps.filter((_, index) => index % every === first);
}

function whyNoMount(folder: string): string | null {
  try {
    smallDisk(folder, 1).remove();
    return null;
  } catch (error) {
    return `a mount is refused here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function proofsOf(tried: readonly Tried[], calls: number): readonly Proof[] {
  const rows = [
    {
      side: 'profile',
      isLasting: false,
      what: 'the laptop’s disk: one file operation fails or writes short',
    },
    {
      side: 'profile',
      isLasting: true,
      what: 'the laptop’s disk: full, read-only, torn out, replaced, failing from one on',
    },
    { side: 'drive', isLasting: false, what: 'the drive: one file operation fails or writes short' },
    {
      side: 'drive',
      isLasting: true,
      what: 'the drive: full, read-only, torn out, replaced, failing from one on',
    },
  ] as const;
  return rows.map(({ side, isLasting, what }) => {
    const own = tried.filter((one) => one.side === side && one.isLasting === isLasting);
    const bad = own.filter(({ failures }) => failures.length > 0);
    return {
      what,
      tried: own.length,
      found: own.length - bad.length,
      lost: own.reduce((sum, { lost }) => sum + lost, 0),
      leaked: 0,
      note: `${answersOf(own)}; ${calls} operations in ${ACTS.length} acts`,
      failures: bad.flatMap(({ name, failures }) => failures.map((one) => `${name}: ${one}`)),
    };
  });
}

/** What was answered how often: `done` where the act did not need the call. */
function answersOf(tried: readonly Tried[]): string {
  const counts = new Map<string, number>();
  for (const { first } of tried) {
    const kind = first.isDone ? 'done' : first.kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
}
