import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { LivingProcess } from '../app/process-tree';
import { type Hit, hitsIn, type Needle } from './needles';

export interface MemorySearch {
  readonly hits: readonly Hit[];
  readonly processes: number;
  readonly bytes: number;
  /** Processes whose memory could not be read: then nothing is proven about them. */
  readonly unread: readonly string[];
}

const chunkBytes = 8 * 1024 * 1024;
const overlap = 256;

/** Looks through everything that is in memory of these processes. */
export function searchMemory(tree: readonly LivingProcess[], needles: readonly Needle[]): MemorySearch {
  const hits: Hit[] = [];
  const unread: string[] = [];
  let bytes = 0;
  const buffer = Buffer.allocUnsafe(chunkBytes + overlap);
  for (const one of tree) {
    try {
      const memory = openSync(`/proc/${one.pid}/mem`, 'r');
      const before = bytes;
      for (const region of residentRegions(one.pid)) {
        for (let at = region.from; at < region.to; at += chunkBytes) {
          const length = Math.min(chunkBytes + overlap, region.to - at);
          const read = readQuietly(memory, buffer, length, at);
          bytes += Math.min(read, chunkBytes);
          hits.push(...hitsIn(buffer.subarray(0, read), needles, `memory of ${roleOf(one)}`));
        }
      }
      closeSync(memory);
      if (bytes === before) unread.push(`${roleOf(one)}: nothing could be read`);
    } catch (error) {
      unread.push(`${roleOf(one)}: ${error instanceof Error ? error.message : ''}`);
    }
  }
  return { hits, processes: tree.length, bytes, unread };
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** Readable stretches with at least one page in memory or swapped out; reserved address space is passed over. */
function residentRegions(pid: number): readonly Region[] {
  const regions: Region[] = [];
  let current: Region | null = null;
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) .*?(\S*)$/.exec(line);
    if (head) {
      const isReadable = head[3]?.startsWith('r') === true && !/^\[(vvar|vsyscall)/.test(head[4] ?? '');
      current = isReadable
        ? { from: Number.parseInt(head[1] ?? '', 16), to: Number.parseInt(head[2] ?? '', 16) }
        : null;
      continue;
    }
    if (current === null || !/^(Rss|Swap):\s+[1-9]/.test(line)) continue;
    regions.push(current);
    current = null;
  }
  return regions;
}

/** Pages that were taken away meanwhile, or that a device keeps, read as nothing. */
function readQuietly(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}

function roleOf({ pid, command }: LivingProcess): string {
  return `${/--type=([\w-]+)/.exec(command)?.[1] ?? 'main process'} (${pid})`;
}
