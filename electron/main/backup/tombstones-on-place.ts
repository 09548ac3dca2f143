import { DiskTrouble } from '../disk/disk-trouble';
import { readIfThere } from '../disk/read-bytes';
import { sameBytes } from '../format/hash';

/**
 * A list of destructions only ever grows. Where the place knows more of them than this vault, the vault is the older
 * one: nothing is written then (`other-history`).
 */
export async function checkTombstones(path: string, ours: Uint8Array): Promise<void> {
  const theirs = await readIfThere(path);
  if (theirs === null) return;
  const isBeginning =
    theirs.byteLength <= ours.byteLength && sameBytes(theirs, ours.subarray(0, theirs.byteLength));
  if (!isBeginning) throw new DiskTrouble('other-history', 'tombstones');
}
