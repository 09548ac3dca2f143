// First of all: Dexie looks for a database when it is loaded.
import 'fake-indexeddb/auto';
import { openStateFile } from '../../../electron/main/profile/state-file';
import { closeProfile, tidyProfile } from '../../../electron/main/profile/prepare-profile';
import { profilePaths } from '../../../electron/main/vault-folder/vault-paths';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import { type NodeApp, startNodeApp } from '../node-app';

/** A start as main makes it, with everything that it does to the profile before there is a window. */
export async function startOn(
  profile: string,
  storeName: string,
  onStoreGone: () => void = () => undefined,
): Promise<NodeApp> {
  const paths = profilePaths(profile);
  closeProfile(profile);
  const state = openStateFile(paths.state);
  // The store's folder is Chromium's; here the store is in memory.
  if (state.now().removeStore) {
    await vaultDatabase(storeName).dexie.delete();
    onStoreGone();
  }
  await tidyProfile(paths, state, new Date('2026-11-23T09:00:00Z'));
  return startNodeApp(profile, storeName);
}
