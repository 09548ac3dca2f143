import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Writes until the disk is full; `free` makes room again. */
export function fillUp(folder: string): { free(): void } {
  const path = join(folder, 'somebody-elses-film');
  const file = openSync(path, 'w');
  for (const size of [1 << 20, 4096, 1]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  closeSync(file);
  return { free: () => rmSync(path) };
}
