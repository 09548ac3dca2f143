import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readIfThere } from '../disk/read-bytes';
import { factsOf } from './two-copies';
import { pairPaths, type ProfilePaths } from './vault-paths';

/** Folders of vaults that a restore kept aside begin with this; the time follows. */
export const keptVaultPrefix = 'vault.old-';

/**
 * After a destruction: overwrites the keyrings of vaults that a restore kept aside. Each is an older keyring of this vault
 * and still holds the keys that are to be gone. A folder that is known to be of another vault is left alone; one that
 * nobody can read any more is not, because a part of its keyring may still open.
 */
export async function retireKeptKeyrings({ profile }: ProfilePaths, vaultId: string | null): Promise<void> {
  for (const name of await readdir(profile)) {
    if (!name.startsWith(keptVaultPrefix)) continue;
    const folder = join(profile, name);
    const known = await vaultIdsIn(folder);
    if (vaultId === null || (known.length > 0 && !known.includes(vaultId))) continue;
    for (const path of pairPaths(folder, 'keyring')) {
      for (const one of [path, `${path}.before`, `${path}.part`]) await overwriteAndRemove(one);
    }
  }
}

async function vaultIdsIn(folder: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const what of ['header', 'keyring'] as const) {
    for (const path of pairPaths(folder, what)) {
      const bytes = await readIfThere(path);
      const facts = bytes === null ? null : factsOf(bytes, what);
      if (facts !== null) ids.push(facts.vaultId);
    }
  }
  return ids;
}
