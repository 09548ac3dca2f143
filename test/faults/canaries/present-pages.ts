import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Region extends Stretch {
  /** What another process wrote into it need not have been touched here. */
  readonly isShared: boolean;
}

const PAGE = 4096;
/** Shared memory, what is deleted, and where the app could have written. */
const notOnDisk = /^\/(dev|proc|tmp|var\/tmp|memfd|SYSV)|\(deleted\)$|casekeep-faults/;
/** Of an entry of /proc/<pid>/pagemap: in memory, or swapped out. */
const PRESENT = 0x80;
const SWAPPED = 0x40;
const ENTRY = 8;
/** Entries of pagemap that are read at once: 32 MiB of memory. */
const AT_ONCE = 8192;

/**
 * The stretches of a process's memory that hold something. Left out: address space that is only reserved, and pages
 * of program files and fonts in read-only mappings, which are the very bytes on the disk.
 */
export function presentStretches(pid: number): readonly Stretch[] {
  const map = openSync(`/proc/${pid}/pagemap`, 'r');
  try {
    return readableRegions(pid).flatMap((region) => (region.isShared ? [region] : presentIn(map, region)));
  } finally {
    closeSync(map);
  }
}

function readableRegions(pid: number): readonly Region[] {
  const regions: Region[] = [];
  let current: Region | null = null;
  let isProgramFile = false;
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+ *(.*)$/.exec(line);
    if (head) {
      const [, from = '', to = '', rights = '', name = ''] = head;
      const isReadable = rights.startsWith('r') && !/^\[(vvar|vsyscall)/.test(name);
      isProgramFile = !rights.includes('w') && name.startsWith('/') && !notOnDisk.test(name);
      const isShared = rights.endsWith('s') && notOnDisk.test(name);
      current = isReadable
        ? { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), isShared }
        : null;
      continue;
    }
    // Nothing private in it: not a byte differs from the file.
    if (current !== null && isProgramFile && /^Anonymous:\s+0 kB/.test(line)) current = null;
    if (current !== null && line.startsWith('VmFlags')) regions.push(current);
  }
  return regions;
}

function presentIn(map: number, region: Region): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  const entries = Buffer.alloc(AT_ONCE * ENTRY);
  const pages = (region.to - region.from) / PAGE;
  for (let first = 0; first < pages; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, pages - first);
    const read = readSync(map, entries, 0, count * ENTRY, (region.from / PAGE + first) * ENTRY);
    for (let at = 0; at < read / ENTRY; at += 1) {
      if (((entries[at * ENTRY + 7] ?? 0) & (PRESENT | SWAPPED)) === 0) continue;
      const from = region.from + (first + at) * PAGE;
      const last = found.at(-1);
      if (last !== undefined && last.to === from) last.to = from + PAGE;
      else found.push({ from, to: from + PAGE });
    }
  }
  return found;
}
