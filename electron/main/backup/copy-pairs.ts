import { factsOf, readTwoCopies } from '../vault-folder/two-copies';
import { DiskTrouble } from '../disk/disk-trouble';
import { type CopyRun, sha256Of } from './copy-run';
import type { Accepted } from './accepted';
import type { DriveLayout } from './drive-layout';
import { writeCompared } from './write-compared';

/**
 * Puts header and keyring on the place as new generation files, in pairs; older pairs stay. While locked a pair goes
 * over only when the worker accepted just these bytes before: nobody can hand the drive a forged one.
 * Answers the bytes of one copy of each.
 */
export async function copyPairs(
  vault: string,
  layout: DriveLayout,
  lockedAccepted: Accepted | null,
  run: CopyRun,
): Promise<number> {
  let bytes = 0;
  for (const what of ['header', 'keyring'] as const) {
    const newest = (await readTwoCopies(vault, what))[0];
    const facts = newest === undefined ? null : factsOf(newest, what);
    if (newest === undefined || facts === null) throw new DiskTrouble('damaged', what);
    bytes += newest.byteLength;
    if (lockedAccepted !== null && lockedAccepted[what] !== sha256Of(newest)) continue;
    for (const path of layout.pair(what, facts.generation)) await writeCompared(path, newest, run);
  }
  return bytes;
}
