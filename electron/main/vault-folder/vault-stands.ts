import { namesIn } from '../journal/segment-files';
import { pairPaths, type ProfilePaths } from './vault-paths';
import { readIfThere } from '../disk/read-bytes';

/** True when anything of a vault stands here: a lost header beside a journal must never look like a first run. */
export async function vaultStands(paths: ProfilePaths): Promise<boolean> {
  for (const path of [...pairPaths(paths.vault, 'header'), ...pairPaths(paths.vault, 'keyring')]) {
    if ((await readIfThere(path)) !== null) return true;
  }
  return (await namesIn(paths.journal)).length > 0 || (await namesIn(paths.files)).length > 0;
}
