import { z } from 'zod';
import { DiskTrouble } from '../disk/disk-trouble';
import { readIfThere } from '../disk/read-bytes';

const line = z.object({ unit: z.string() });

/**
 * A list of destructions only ever grows. Where the place knows more of them than this vault, the vault is the older
 * one: nothing is written then (`other-history`).
 */
export async function checkTombstones(path: string, ours: Uint8Array): Promise<void> {
  const theirs = await readIfThere(path);
  if (theirs === null) return;
  const known = unitsIn(ours);
  if (unitsIn(theirs).some((unit) => !known.includes(unit)))
    throw new DiskTrouble('other-history', 'tombstones');
}

/** Destroyed units. A line that does not read names nothing: it is damaged, and stands whole in ours when it was ever one of ours. */
export function unitsIn(lines: Uint8Array): readonly string[] {
  return Buffer.from(lines)
    .toString('utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return line.parse(JSON.parse(text)).unit;
      } catch {
        return [];
      }
    });
}
