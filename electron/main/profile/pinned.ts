/**
 * What IndexedDB hangs on: change one of these and every store is gone (it is rebuilt from the journal, but why).
 * A test asserts them; 2026-11-23.
 */
export const pinned = {
  scheme: 'app',
  host: 'casekeep',
  origin: 'app://casekeep',
  /** The default session: no partition of its own, so that one session is all there is to close off. */
  partition: null,
  /** Folder below the system's folder for application data. */
  profileFolder: 'Casekeep',
  /** Chromium's name for the origin's store below `IndexedDB`. */
  storeFolder: 'app_casekeep_0.indexeddb.leveldb',
} as const;

/** The agreed exit code of an unpackaged app that locked: the launcher starts it again in the same place. */
export const lockedExitCode = 75;
