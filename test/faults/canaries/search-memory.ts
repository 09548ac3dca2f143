import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { LivingProcess } from '../app/process-tree';
import { type Hit, hitsIn, type Needle } from './needles';
import { openMemoryFiles } from './open-memory-files';
import { presentStretches } from './present-pages';

export interface MemorySearch {
  readonly hits: readonly Hit[];
  readonly processes: number;
  readonly bytes: number;
  /** Processes whose memory could not be read: then nothing is proven about them. */
  readonly unread: readonly string[];
}

const chunkBytes = 8 * 1024 * 1024;
const overlap = 512;

/** Looks through everything that these processes have in memory, but for program files mapped as they lie on the disk. */
export function searchMemory(tree: readonly LivingProcess[], needles: readonly Needle[]): MemorySearch {
  const hits: Hit[] = [];
  const unread: string[] = [];
  let bytes = 0;
  const buffer = Buffer.allocUnsafe(chunkBytes + overlap);
  for (const one of tree) {
    const before = bytes;
    try {
      const memory = openSync(`/proc/${one.pid}/mem`, 'r');
      for (const { from, to } of presentStretches(one.pid)) {
        for (let at = from; at < to; at += chunkBytes) {
          const read = readQuietly(memory, buffer, Math.min(chunkBytes + overlap, to - at), at);
          bytes += Math.min(read, chunkBytes);
          hits.push(...hitsIn(buffer.subarray(0, read), needles, `memory of ${roleOf(one)}`));
        }
      }
      closeSync(memory);
      for (const { name, content } of openMemoryFiles(one.pid)) {
        bytes += content.length;
        hits.push(...hitsIn(content, needles, `${name}, held by ${roleOf(one)}`));
      }
    } catch (error) {
      unread.push(`${roleOf(one)}: ${error instanceof Error ? error.message : ''}`);
    }
    if (bytes === before && isThere(one.pid)) unread.push(`${roleOf(one)}: nothing could be read`);
  }
  return { hits, processes: tree.length, bytes, unread };
}

/** Pages that were taken away meanwhile, or that a device keeps, read as nothing. */
function readQuietly(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}

function isThere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/statm`, 'utf8').length > 0;
  } catch {
    return false;
  }
}

export function roleOf({ pid, command }: LivingProcess): string {
  const kind = /--type=([\w-]+)/.exec(command)?.[1];
  const isApp = /electron|casekeep/i.test(command);
  return `${kind ?? (isApp ? 'main process' : command.slice(0, 40))} (${pid})`;
}
