import type { StorageArgs, StorageName, StorageProgress, StorageValue } from '../../contract/storage';
import type { Drafts } from '../vault-folder/drafts';
import type { SealedFiles } from '../vault-folder/sealed-files';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import type { Journal } from '../journal/journal';
import type { Clock } from '../profile/clock';
import type { StateFile } from '../profile/state-file';
import type { Targets } from '../export/write-target';
import type { Sources } from '../source/sources';
import type { CopyStops } from './copy-stops';

/** One request being answered. */
export interface Call {
  progress(progress: StorageProgress): void;
}

/** One function per request, with the contract's types. */
export type Handlers<Names extends StorageName = StorageName> = {
  readonly [Name in Names]: (args: StorageArgs<Name>, call: Call) => Promise<StorageValue<Name>>;
};

/** What a copy or a verdict leaves behind; what is not named stays as it was. */
export interface PlaceFacts {
  readonly lastCopyAt?: string;
  readonly lastVerdict?: 'copied' | 'proven' | 'failed';
}

/** The places a person chose, as far as storage needs them. */
export interface PlaceDirectory {
  /** The connected folder of a place; null when it is not connected. Throws `not-known` for an unknown id. */
  rootOf(placeId: string): Promise<string | null>;
  remember(placeId: string, facts: PlaceFacts): Promise<void>;
}

/** Everything the handlers work on; made once per start (`storage.ts`). */
export interface Stores {
  readonly paths: ProfilePaths;
  readonly journal: Journal;
  readonly files: SealedFiles;
  readonly drafts: Drafts;
  readonly state: StateFile;
  readonly clock: Clock;
  readonly places: PlaceDirectory;
  readonly sources: Sources;
  readonly targets: Targets;
  readonly stops: CopyStops;
}
