import { join } from 'node:path';

/** Where everything of a profile stands. Chromium's own files lie beside these. */
export interface ProfilePaths {
  readonly profile: string;
  readonly vault: string;
  readonly journal: string;
  readonly files: string;
  readonly drafts: string;
  readonly tombstones: string;
  readonly indexedDb: string;
  readonly state: string;
  readonly journalMarks: string;
  /** Plain facts of each backup place: `<place id>.json`. */
  readonly places: string;
  readonly destroyedFiles: string;
}

/** The profile's layout (FORMAT.md, "Folder"; the store's folder is Chromium's name for the default session). */
export function profilePaths(profile: string): ProfilePaths {
  const vault = join(profile, 'vault');
  return {
    profile,
    vault,
    journal: join(vault, 'journal'),
    files: join(vault, 'files'),
    drafts: join(vault, 'drafts'),
    tombstones: join(vault, 'tombstones'),
    indexedDb: join(profile, 'IndexedDB'),
    state: join(profile, 'state.json'),
    journalMarks: join(profile, 'journal-marks.json'),
    places: join(profile, 'places'),
    destroyedFiles: join(profile, 'destroyed-files.json'),
  };
}

/** The two copies of the header or the keyring, in the order in which they are written. */
export function pairPaths(vault: string, what: 'header' | 'keyring'): readonly [string, string] {
  return [join(vault, `${what}.a`), join(vault, `${what}.b`)];
}
