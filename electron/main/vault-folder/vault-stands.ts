import { lstat } from 'node:fs/promises';
import { isMissing } from '../disk/disk-trouble';
import { namesIn } from '../journal/segment-files';
import { pairPaths, type ProfilePaths } from './vault-paths';

/** True when anything of a vault stands here: a lost header beside a journal must never look like a first run. */
export async function vaultStands(paths: ProfilePaths): Promise<boolean> {
  for (const path of [...pairPaths(paths.vault, 'header'), ...pairPaths(paths.vault, 'keyring')]) {
    if (await stands(path)) return true;
  }
  return (await namesIn(paths.journal)).length > 0 || (await namesIn(paths.files)).length > 0;
}

async function stands(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
