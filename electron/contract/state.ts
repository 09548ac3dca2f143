/** Plain facts that main keeps without a key. None of them holds anything about a client. */

export type Appearance = 'light' | 'dark' | 'system';

export type LockReason =
  | 'key'
  | 'menu'
  | 'idle'
  | 'suspend'
  | 'screen-lock'
  | 'user-switch'
  | 'minimise'
  | 'quit'
  | 'rebuild'
  | 'restored'
  | 'page-gone';

/** Settings that must hold before anybody unlocks; the sealed settings win at unlock. */
export interface PlainPreferences {
  readonly idleMinutes: number; // 1–30
  readonly appearance: Appearance;
  readonly backupEveryDays: number; // 1–60
  readonly backupStartsByItself: boolean;
  readonly lockOnMinimise: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly packaged: boolean;
  /** The old bundled runtime: development and tests only. */
  readonly developmentRuntime: boolean;
  readonly demo: boolean;
  /** Milliseconds added to the clock by a test run, else 0; refused in packaged builds. */
  readonly clockShiftMs: number;
}

export interface LastLock {
  readonly at: string; // instant, ISO 8601 UTC
  readonly reason: LockReason;
  readonly draftsKept: number;
  /** False when the page did not answer within one second: the last second of typing may be missing. */
  readonly draftsSealed: boolean;
}

export interface Tries {
  readonly failed: number;
  /** Instant before which the next try is refused, or null. */
  readonly waitUntil: string | null;
}

export type PlaceKind = 'drive' | 'folder';

/** A backup place the person chose once. Its path stays in main. */
export interface BackupPlace {
  readonly id: string;
  readonly label: string;
  readonly kind: PlaceKind;
  readonly connected: boolean;
  /** Bytes free now, or null when not connected. */
  readonly freeBytes: number | null;
  readonly lastCopyAt: string | null;
  readonly lastVerdict: 'copied' | 'proven' | 'failed' | null;
}

export interface StartState {
  readonly info: AppInfo;
  readonly preferences: PlainPreferences;
  readonly lastLock: LastLock | null;
  readonly places: readonly BackupPlace[];
  readonly vault: 'none' | 'present';
}
