import { lstat, readdir } from 'node:fs/promises';
import { DiskTrouble, isMissing } from '../disk/disk-trouble';
import type { DriveLayout } from './drive-layout';

/**
 * A backup is plain files and folders. A link on a drive would let somebody who had it in their hands overwrite files of
 * this laptop, or have the vault itself be taken for its own backup; a pipe would hold up whoever reads it. Throws
 * `damaged` before anything of it is read or written.
 */
export async function refuseLinks({ folder, journal, files }: DriveLayout): Promise<void> {
  for (const one of [folder, journal, files]) {
    const facts = await unlessMissing(lstat(one));
    if (facts === null) continue;
    const entries = facts.isDirectory() ? await unlessMissing(readdir(one, { withFileTypes: true })) : null;
    const isPlain = entries?.every((entry) => entry.isFile() || entry.isDirectory()) ?? false;
    if (!isPlain) throw new DiskTrouble('damaged', 'link');
  }
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
