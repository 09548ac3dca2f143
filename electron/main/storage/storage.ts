import type { CopyReport } from '../../contract/storage';
import { openTargets } from '../export/write-target';
import { openJournal } from '../journal/journal';
import type { Clock } from '../profile/clock';
import type { StateFile } from '../profile/state-file';
import { openSources } from '../source/sources';
import { openDrafts } from '../vault-folder/drafts';
import { openSealedFiles } from '../vault-folder/sealed-files';
import { sameFolder } from '../vault-folder/same-folder';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import { backupRequests, copyToPlace } from './backup-requests';
import { copyStops } from './copy-stops';
import type { PlaceDirectory, Stores } from './handlers';
import { type Serve, serveStorage } from './serve';
import { sourceRequests } from './source-requests';
import { vaultRequests } from './vault-requests';

/** The disk's side of the storage port, without any Electron: tests and crash tests run it in plain Node. */
export interface Storage {
  readonly serve: Serve;
  readonly stores: Stores;
  copyWhileLocked(placeId: string): Promise<CopyReport>;
  /** Stops copies at their next chunk, drops what was begun, writes the marks down. */
  close(): Promise<void>;
}

export interface StorageSurroundings {
  readonly paths: ProfilePaths;
  readonly state: StateFile;
  readonly clock: Clock;
  readonly places: PlaceDirectory;
  /** Random, lower case, without meaning. */
  readonly newId: () => string;
}

export function openStorage(around: StorageSurroundings): Storage {
  const { paths, state, clock, places, newId } = around;
  const stores: Stores = {
    paths,
    state,
    clock,
    places,
    journal: openJournal(paths.journal, paths.journalMarks),
    files: openSealedFiles(paths.files),
    drafts: openDrafts(paths.drafts),
    sources: openSources(newId),
    targets: openTargets(newId),
    stops: copyStops(),
  };
  const handlers = { ...vaultRequests(stores), ...backupRequests(stores), ...sourceRequests(stores) };
  return {
    serve: serveStorage(handlers, sameFolder(paths.vault)),
    stores,
    copyWhileLocked: (placeId) => copyToPlace(stores, placeId, 'locked', () => {}),
    async close() {
      await stores.stops.stopAll();
      await stores.files.closeAll();
      await stores.targets.abortAll();
      await stores.journal.saveMarks().catch(() => {});
    },
  };
}
