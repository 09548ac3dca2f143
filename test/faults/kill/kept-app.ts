import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openStateFile } from '../../../electron/main/profile/state-file';
import { tidyProfile } from '../../../electron/main/profile/prepare-profile';
import { profilePaths } from '../../../electron/main/vault-folder/vault-paths';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { type NodeApp, startNodeApp } from '../node-app';
import { dropKeptStore, keepStore, loadKeptStore, type Make } from './kept-store';

/** How a start finds the working store: as it was left, gone, or as another make of the app wrote it. */
export type StoreFound = 'kept' | 'gone' | Make;

/** A start of the app in plain Node, main's own tidying before it, on a store that outlives the process. */
export async function startKeptApp(profile: string, found: StoreFound = 'kept'): Promise<NodeApp> {
  const paths = profilePaths(profile);
  const file = join(paths.indexedDb, 'kept-store');
  await mkdir(profile, { recursive: true });
  await tidyProfile(paths, openStateFile(paths.state), new Date());
  if (found === 'gone') dropKeptStore(file);
  const name = `kept-${newId()}`;
  await loadKeptStore(file, name, found === 'older' || found === 'newer' ? found : null);
  const app = await startNodeApp(profile, name);
  keepStore(app.database, file);
  return app;
}
