import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { driveLayout } from '../backup/drive-layout';
import { isBackupFolderName, readPairName } from '../format/names';
import { namesIn } from '../journal/segment-files';

/** A backup folder found where the person pointed. */
export interface FoundBackup {
  readonly folder: string;
  /** The drive or folder that was pointed at: the backup's own folder name says nothing to anybody. */
  readonly label: string;
}

/**
 * The backup in the folder that was chosen: the folder itself, or the one in it that was written to last. Null when
 * there is none.
 */
export async function findBackup(chosen: string): Promise<FoundBackup | null> {
  if (await holdsBackup(chosen)) return { folder: chosen, label: placeNameOf(chosen) };
  const candidates: { folder: string; label: string; provenFirst: number; writtenMs: number }[] = [];
  for (const name of await readdir(chosen).catch(() => [])) {
    const folder = join(chosen, name);
    if (!isBackupFolderName(name) || !(await holdsBackup(folder))) continue;
    const provenFirst = (await isProven(folder)) ? 1 : 0;
    candidates.push({
      folder,
      label: basename(chosen) || name,
      provenFirst,
      writtenMs: await lastWritten(folder),
    });
  }
  // What was proven goes before a copy that was only begun: the first one of a restored vault may have been cut off.
  candidates.sort((one, other) => other.provenFirst - one.provenFirst || other.writtenMs - one.writtenMs);
  return candidates[0] ?? null;
}

/** Somebody may also point at the backup's own folder on the drive. */
function placeNameOf(folder: string): string {
  return (isBackupFolderName(basename(folder)) ? basename(dirname(folder)) : '') || basename(folder);
}

async function holdsBackup(folder: string): Promise<boolean> {
  const facts = await lstat(folder).catch(() => null);
  if (!facts?.isDirectory()) return false;
  return (await namesIn(folder)).some((name) => readPairName(name)?.what === 'header');
}

/** Its manifest is laid down with the first verdict. */
async function isProven(folder: string): Promise<boolean> {
  return (await lstat(driveLayout(folder).manifest).catch(() => null))?.isFile() ?? false;
}

async function lastWritten(folder: string): Promise<number> {
  const layout = driveLayout(folder);
  const names = (await namesIn(layout.journal)).map((name) => join(layout.journal, name));
  const times = await Promise.all(
    [...names, layout.state].map(async (path) => (await lstat(path).catch(() => null))?.mtimeMs ?? 0),
  );
  return Math.max(0, ...times);
}
