import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { aimAt, type Lengths, newLengths } from '../aim';
import type { Contents } from '../contents';
import type { Phase } from '../phases';
import { readStartLine, type StartOrder } from '../start';

/** What a start of the app told of the vault. */
export interface Seen {
  readonly front: string | null;
  readonly held: Contents | null;
  readonly backupHeld: Contents | null;
  readonly halves: readonly string[];
  readonly refused: readonly string[];
}

/** How one start of a process went, until it was killed or ended by itself. */
export interface Went extends Seen {
  /** The kill came while the act of its phase was going on. */
  readonly cutOff: boolean;
  /** False when it ended by itself before the kill came. */
  readonly killed: boolean;
  readonly exitCode: number | null;
}

/** Starts processes and kills them; it learns how long the acts of each phase take, so that kills fall all over them. */
export interface Killer {
  start(order: StartOrder, ledgerPipe: number): Promise<Went>;
}

/** First guess of an act's length. */
const GUESS_MS = 6;
const PATIENCE_MS = 60_000;

/** Acts of which a start does one only. */
const ONCE: ReadonlySet<Phase> = new Set(['create', 'restore', 'swap', 'lock']);

export function newKiller(writer: string): Killer {
  const lengths = newLengths(GUESS_MS);
  return {
    async start(order, ledgerPipe) {
      const child = spawn(process.execPath, [writer, JSON.stringify(order)], {
        stdio: ['ignore', 'pipe', 'inherit', ledgerPipe],
      });
      return hear(child, order.phase, lengths);
    },
  };
}

async function hear(child: ChildProcess, phase: Phase | null, lengths: Lengths): Promise<Went> {
  let seen: Pick<Went, 'front' | 'held' | 'backupHeld'> = { front: null, held: null, backupHeld: null };
  const halves: string[] = [];
  const refused: string[] = [];
  let killed = false;
  const aim = aimAt(phase, lengths, phase !== null && ONCE.has(phase) ? 1 : 4, () => {
    killed = child.exitCode === null && child.kill('SIGKILL');
  });
  const patience = setTimeout(() => {
    refused.push('nothing happened for a minute');
    child.kill('SIGKILL');
  }, PATIENCE_MS);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  if (child.stdout === null) throw new Error('the process has no output');
  for await (const text of createInterface({ input: child.stdout })) {
    const line = readStartLine(text);
    if (line === null) continue; // cut off by the kill: never said
    if (line.kind === 'front') seen = { ...seen, front: line.presence };
    if (line.kind === 'held') seen = { ...seen, held: line.contents };
    if (line.kind === 'backup-held') seen = { ...seen, backupHeld: line.contents };
    if (line.kind === 'half') halves.push(line.words);
    if (line.kind === 'refused') refused.push(`${line.what}: ${line.outcome}`);
    if (line.kind === 'began') aim.began(line.phase);
    if (line.kind === 'ended') aim.ended(line.phase);
  }
  await ended;
  clearTimeout(patience);
  return { ...seen, halves, refused, cutOff: killed && aim.isOpen, killed, exitCode: child.exitCode };
}
