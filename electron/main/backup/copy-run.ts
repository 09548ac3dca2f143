import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { StorageProgress } from '../../contract/storage';
import { DiskTrouble } from '../disk/disk-trouble';

/** Bytes per step: a lock or a cancel stops a copy between two of them (well below a second even on a slow stick). */
export const copyChunk = 4 * 1024 * 1024;

/** One copy under way: counts, reports, and knows when to stop. */
export interface CopyRun {
  /** Throws `cancelled` when asked to stop, `vanished` when the place is no longer the file system it was. */
  step(): Promise<void>;
  copied(bytes: number): void;
  readBack(bytes: number, how: 'from-the-drive' | 'in-memory'): void;
  total(bytes: number): void;
  readonly counts: { readonly copied: number; readonly readBack: number };
  readonly how: 'from-the-drive' | 'in-memory';
}

/** Starts counting; `root` is the place's folder, whose device number must stay the same (a pulled drive's folder is another). */
export async function startRun(
  root: string,
  signal: AbortSignal,
  onProgress: (progress: StorageProgress) => void,
): Promise<CopyRun> {
  const { dev } = await stat(root);
  let copied = 0;
  let readBack = 0;
  let totalBytes = 0;
  let how: CopyRun['how'] = 'from-the-drive';
  let reportedAt = 0;

  const report = (): void => {
    const done = copied + readBack;
    const now = performance.now();
    if (now - reportedAt < 100 && done < totalBytes) return;
    reportedAt = now;
    onProgress({ doneBytes: Math.min(done, totalBytes), totalBytes });
  };

  return {
    async step() {
      if (signal.aborted) throw new DiskTrouble('cancelled', 'asked');
      const now = await stat(root).catch(() => null);
      if (now === null || now.dev !== dev) throw new DiskTrouble('vanished', 'device');
    },
    copied(bytes) {
      copied += bytes;
      report();
    },
    readBack(bytes, by) {
      readBack += bytes;
      if (by === 'in-memory') how = 'in-memory';
      report();
    },
    total(bytes) {
      totalBytes = bytes;
    },
    get counts() {
      return { copied, readBack };
    },
    get how() {
      return readBack === 0 ? 'in-memory' : how;
    },
  };
}

/** SHA-256 in hex of what was given to it. */
export function sha256(): Hash {
  return createHash('sha256');
}

/** SHA-256 in hex of these bytes. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
