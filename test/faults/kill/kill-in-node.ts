import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { out, root } from '../../../build/paths.mjs';
import { firstRun, startNodeApp } from '../node-app';
import type { Proof } from '../proof';
import { type Contents, halfStates, missingFrom } from './contents';
import { type Ledger, newLedger } from './ledger';
import { readWriterLine } from './writer-line';

/** Sessions of a series: booked in one act, so there are all of them or none. */
const SERIES = 4;
/** Every fifth kill comes while the vault is still being opened and rebuilt. */
const EARLY = 5;

interface Round {
  readonly held: Contents | null;
  readonly refused: readonly string[];
}

/** `kill -9` of plain Node processes that run main's and the vault's real code; each start checks, then writes. */
export async function killInNode(kills: number): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-kill-'));
  const failures: string[] = [];
  let lost = 0;
  let opened = 0;
  try {
    const profile = join(folder, 'profile');
    const app = await startNodeApp(profile);
    await firstRun(app);
    await app.end();
    const writer = await bundledWriter();
    const ledger = newLedger(join(folder, 'acknowledged.jsonl'));
    for (let round = 0; round <= kills; round += 1) {
      const before = ledger.all.slice();
      const isLast = round === kills;
      const child = startWriter(writer, profile, round, isLast ? 'check' : 'write');
      const { held, refused } = await runRound(child, ledger, killAfter(round, isLast));
      failures.push(...refused.map((outcome) => `round ${round}: ${outcome}`));
      if (held !== null) {
        opened += 1;
        const missing = missingFrom(held, before);
        const halves = halfStates(held, SERIES);
        lost += missing.length;
        failures.push(...[...missing, ...halves].map((one) => `round ${round}: ${one}`));
      } else if (isLast) failures.push('the last start did not open');
    }
    return {
      what: `kill -9, plain Node (main's journal, the vault's own code)`,
      tried: kills,
      found: ledger.all.length,
      lost,
      leaked: 0,
      note: `acknowledged ${ledger.all.length}, looked for again at ${opened} starts, half states 0 wanted`,
      failures,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file of its own, so that a start costs what a start of Node costs. */
async function bundledWriter(): Promise<string> {
  const outDir = join(out, 'faults');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/faults/kill/writer.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  return join(outDir, 'writer.mjs');
}

function startWriter(writer: string, profile: string, round: number, purpose: string): ChildProcess {
  return spawn(process.execPath, [writer, profile, String(round), purpose], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

interface KillAfter {
  readonly from: 'start' | 'opened';
  readonly ms: number;
}

function killAfter(round: number, isLast: boolean): KillAfter | null {
  if (isLast) return null;
  return round % EARLY === EARLY - 1
    ? { from: 'start', ms: 150 + Math.random() * 600 }
    : { from: 'opened', ms: Math.random() * 600 };
}

async function runRound(child: ChildProcess, ledger: Ledger, kill: KillAfter | null): Promise<Round> {
  const refused: string[] = [];
  let held: Contents | null = null;
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const killSoon = (from: KillAfter['from']) => {
    if (kill?.from === from) void wait(kill.ms).then(() => child.kill('SIGKILL'));
  };
  killSoon('start');
  if (child.stdout === null) throw new Error('the writer has no output');
  for await (const text of createInterface({ input: child.stdout })) {
    const line = readWriterLine(text);
    if (line === null) continue; // cut off by the kill: never said
    if (line.kind === 'refused') refused.push(line.outcome);
    if (line.kind === 'acknowledged') ledger.write(line.entry);
    if (line.kind === 'held') {
      held = line.contents;
      killSoon('opened');
    }
  }
  await ended;
  return { held, refused };
}
