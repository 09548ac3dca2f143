import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { out } from '../../../build/paths.mjs';
import type { Proof } from '../proof';
import type { Order, Report } from './order';
import { type Play, playsHistories } from './processes';
import { aTemplate, historiesFolder } from './template';

/** Histories in one process before it is ended with everything it still holds. */
const BATCH = 200;
const LANES = 2;

/** How many histories: most are short, a few have hundreds of steps; and how many against each control. */
const FORMS = {
  short: { short: 120, long: 0, controls: 16 },
  long: { short: 9976, long: 24, controls: 60 },
} as const;

/** The same histories every time: whether a control is noticed must not hang on luck. */
const CONTROL_SEED = 2026;
const CONTROLS = ['lost-frames', 'undo-restores-nothing', 'amendments-are-forgotten'] as const;

/**
 * Random histories of one vault beside a plain model of it: after each step everything that the vault can be asked is
 * compared. `--seed=…` begins with that seed; `--path=…` plays one history of it again.
 */
export async function histories(form: keyof typeof FORMS): Promise<readonly Proof[]> {
  const { short, long, controls } = FORMS[form];
  const folder = await historiesFolder();
  const seed = Number(argument('seed') ?? Date.now() % 1_000_000_000);
  const path = argument('path') ?? '';
  try {
    const play = await playsHistories(folder.path, await aTemplate(folder.path));
    const one = { control: null, path, longest: Number(argument('longest') ?? 11) };
    const orders = path
      ? [{ ...one, seed, runs: 1 }]
      : [
          ...batches(short).map((runs, nth) => ({ ...one, seed: seed + nth, runs })),
          ...batches(long, 4).map((runs, nth) => ({ ...one, seed: seed + 1000 + nth, runs, longest: 420 })),
        ];
    const reports = await inLanes(orders, play);
    return [await proofOf(reports, seed), ...(path ? [] : [await controlProof(play, controls)])];
  } finally {
    await folder.remove();
  }
}

function argument(name: string): string | null {
  const found = process.argv.find((one) => one.startsWith(`--${name}=`));
  return found?.slice(name.length + 3) ?? null;
}

function batches(runs: number, size = BATCH): readonly number[] {
  return Array.from({ length: Math.ceil(runs / size) }, (_, nth) => Math.min(size, runs - nth * size));
}

type Told = Omit<Order, 'folder'>;

async function inLanes(orders: readonly Told[], play: Play): Promise<readonly Report[]> {
  const queue = [...orders];
  const reports: Report[] = [];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) reports.push(await play(next));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return reports;
}

async function proofOf(reports: readonly Report[], seed: number): Promise<Proof> {
  const sum = (one: (report: Report) => number) => reports.reduce((all, report) => all + one(report), 0);
  const happened = (start: string) =>
    sum(({ done }) =>
      Object.entries(done).reduce((all, [what, often]) => all + (what.startsWith(start) ? often : 0), 0),
    );
  const failures = reports.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  for (const [nth, failure] of failures.entries())
    await writeFile(join(out, 'faults', `history-${nth}.json`), JSON.stringify(failure.steps, null, 1));
  return {
    what: 'random histories beside a plain model, vault’s and main’s real code',
    tried: sum(({ runs }) => runs),
    found: sum(({ steps }) => steps),
    lost: failures.length,
    leaked: 0,
    note: [
      `seed ${seed}`,
      `crashes ${happened('crash')}`,
      `locks ${happened('locked')}`,
      `backups ${happened('backup: proven')}`,
      `restores ${happened('restored')}`,
      `destructions ${happened('destroy: destroyed')}`,
      `new passwords ${happened('change-password: changed') + happened('password-by-recovery-key')}`,
    ].join(', '),
    failures: failures.map(
      ({ steps, said, seed: own, path, longest }) =>
        `--seed=${own} --path=${path} --longest=${longest}\n    ${said.slice(0, 2000)}\n    ${JSON.stringify(steps)}`,
    ),
  };
}

/** The same histories with a disk that forgets, and with models that are wrong: each must be noticed. */
async function controlProof(play: Play, runs: number): Promise<Proof> {
  const reports = await inLanes(
    CONTROLS.map((control) => ({ control, seed: CONTROL_SEED, path: '', runs, longest: 11 })),
    async (order) => ({ ...(await play(order)), done: { [order.control ?? '']: 1 } }),
  );
  const noticed = reports.map(({ done, noticed: often }) => ({ control: Object.keys(done)[0] ?? '', often }));
  return {
    what: 'control: a disk that loses an acknowledged act; models that are wrong',
    tried: reports.reduce((all, report) => all + report.runs, 0),
    found: noticed.reduce((all, { often }) => all + often, 0),
    lost: 0,
    leaked: 0,
    note: noticed.map(({ control, often }) => `${control} noticed in ${often} of ${runs}`).join('; '),
    failures: noticed.flatMap(({ control, often }) => (often === 0 ? [`${control} was never noticed`] : [])),
  };
}
