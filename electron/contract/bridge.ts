import type { BackupPlace, LockReason, PlainPreferences, StartState } from './state';

/**
 * The whole bridge between the page and main, as `window.casekeep`.
 * Sealed bytes do not pass here: they travel over the storage port (`storage.ts`).
 * A refused call rejects with an Error whose message is `refused:<name>`; it never resolves to undefined.
 */
export interface Bridge {
  start(): Promise<StartState>;
  /** The port on which the worker speaks `storage.ts`; handed out once per window, as a window `message` event with data 'casekeep-storage'. */
  requestStoragePort(): Promise<void>;

  lock(reason: 'key' | 'menu' | 'quit' | 'rebuild' | 'restored'): Promise<void>;
  /** The page's answer to `locking`: drafts are sealed, main may end the window. */
  lockReady(draftsKept: number): Promise<void>;
  /** Input was seen; at most one call a second. */
  activity(): Promise<void>;
  /** Something was copied inside the app: main clears it after 30 s and at lock. */
  copied(): Promise<void>;
  /** The vault is open: the idle timer starts. */
  unlocked(): Promise<void>;

  setPreferences(preferences: PlainPreferences): Promise<void>;

  choosePlace(): Promise<PlaceChoice>;
  renamePlace(id: string, label: string): Promise<void>;
  forgetPlace(id: string): Promise<void>;
  /** Opens a file dialog for a backup folder or a one-file export; reading goes over the storage port. */
  chooseSource(what: 'folder' | 'file'): Promise<SourceChoice>;
  /** Where a one-file encrypted export or a plain attachment will be written; the bytes go over the storage port. */
  chooseTarget(suggestedName: string): Promise<TargetChoice>;

  /** Prints what the page shows (its print style sheet) to a PDF the person places. */
  printToPdf(suggestedName: string): Promise<PrintOutcome>;

  startDemo(): Promise<void>;
  leaveDemo(): Promise<void>;

  on<Name extends keyof BridgeEvents>(name: Name, listener: (event: BridgeEvents[Name]) => void): () => void;
}

export interface BridgeEvents {
  /** Cover the screen, seal drafts, answer `lockReady` within one second. */
  readonly locking: { readonly reason: LockReason };
  /** Countdown of the last 30 s before an idle lock; null when activity ended it. */
  readonly idle: { readonly secondsLeft: number | null };
  /** Seconds until the idle lock, about every 10 s, for the foot of the navigation. */
  readonly idleRemaining: { readonly seconds: number };
  readonly places: { readonly places: readonly BackupPlace[]; readonly appeared: string | null };
  readonly menu: { readonly command: 'lock' | 'search' | 'help' | 'new-client' };
}

export type PlaceChoice =
  | { readonly kind: 'chosen'; readonly place: BackupPlace }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'inside-profile' }
  | { readonly kind: 'not-writable' };

export type SourceChoice =
  | { readonly kind: 'chosen'; readonly sourceId: string; readonly label: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-backup-there' };

export type TargetChoice =
  | { readonly kind: 'chosen'; readonly targetId: string; readonly name: string }
  | { readonly kind: 'cancelled' };

export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'failed' };
