import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Acknowledged, acknowledged } from './acknowledged';

/**
 * The acknowledgements, in order, written down by a process that is neither the app nor the test: it reads a named pipe
 * and appends what it hears to a file, one line an acknowledgement.
 */
export interface Ledger {
  /** As far as `settle` has read them. */
  readonly all: readonly Acknowledged[];
  /** The pipe's end for a process that acknowledges by itself. */
  readonly pipe: number;
  /** What a screen said, told by the test. */
  write(entry: Acknowledged): void;
  /** Waits until everything that was said so far stands in the file; a line cut off by a kill was never said. */
  settle(): Promise<readonly Acknowledged[]>;
  end(): void;
}

export function openLedger(folder: string, name: string): Ledger {
  const fifo = join(folder, `${name}.pipe`);
  const file = join(folder, `${name}.jsonl`);
  execFileSync('mkfifo', [fifo]);
  writeFileSync(file, '');
  // Opened for both ways first: else opening waits for the other end.
  const pipe = openSync(fifo, constants.O_RDWR);
  const reader = openSync(fifo, constants.O_RDONLY);
  const target = openSync(file, 'a');
  const scribe: ChildProcess = spawn('cat', [], { stdio: [reader, target, 'inherit'] });
  closeSync(reader);
  closeSync(target);
  const all: Acknowledged[] = [];
  let rounds = 0;
  return {
    all,
    pipe,
    write: (entry) => void writeSync(pipe, `${JSON.stringify(entry)}\n`),
    async settle() {
      rounds += 1;
      const mark = `round ${rounds} is over`;
      writeSync(pipe, `\n${mark}\n`);
      for (let tries = 0; ; tries += 1) {
        const text = readFileSync(file, 'utf8');
        if (text.includes(`\n${mark}\n`)) {
          all.splice(0, all.length, ...text.split('\n').flatMap(entryOf));
          return all;
        }
        if (scribe.exitCode !== null || tries > 5000) throw new Error('the ledger does not write');
        await wait(2);
      }
    },
    end() {
      closeSync(pipe);
      scribe.kill();
    },
  };
}

function entryOf(line: string): readonly Acknowledged[] {
  try {
    return [acknowledged.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
