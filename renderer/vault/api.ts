import type { Command, CommandName, CommandOutcome } from './commands';
import type { ImportOutcome, ImportRows } from './import-rows';
import type { Question, QuestionName, View } from './questions';

/**
 * The vault as the page sees it: the only file of this folder that features import (with the types it names).
 * It runs in a dedicated worker; keys and plaintext stay there. Calls cross by comlink.
 */
export interface Vault {
  /** Hands the storage port over; answers what stands on disk in words the start screen can use. */
  connect(port: MessagePort, clockShiftMs: number): Promise<Presence>;

  /** First run. Nothing is on disk until `finishVault`. The recovery key is shown once, for printing. */
  prepareVault(password: string, practice: PracticeStart): Promise<PreparedVault>;
  /** Typed part of the recovery sheet is compared; then header, keyring and first frames are written. */
  finishVault(
    typedGroups: readonly { readonly group: number; readonly text: string }[],
  ): Promise<FinishOutcome>;

  unlock(secret: UnlockSecret, onProgress: (progress: UnlockProgress) => void): Promise<UnlockOutcome>;
  /** Asks for the secret again. Confirmed, it gives leave for one export within ten minutes; other grave acts take the secret themselves. */
  confirmSecret(password: string): Promise<ConfirmOutcome>;
  changePassword(current: string, next: string): Promise<ChangePasswordOutcome>;
  /** A new recovery key, shown once. Nothing is written: the old one opens the vault until `finishRenewal`. */
  renewRecovery(
    password: string,
  ): Promise<ConfirmOutcome | { readonly kind: 'prepared'; readonly recoveryKey: string }>;
  /** The new recovery key is on paper: it replaces the old one. */
  finishRenewal(): Promise<{ readonly kind: 'renewed' } | Unsaved>;
  /** Writes the surplus rows of the store as new frames, after the person agreed. */
  offerBackSurplus(): Promise<{ readonly kind: 'written'; readonly records: number } | Unsaved>;
  /** Seals open drafts and forgets nothing: main ends the window afterwards. Answers how many drafts are kept. */
  seal(): Promise<number>;

  ask<Name extends QuestionName>(question: Question<Name>): Promise<View<Name>>;
  /** Calls back now and whenever the answer changes; answers a function that ends it. */
  watch<Name extends QuestionName>(
    question: Question<Name>,
    listener: (view: View<Name>) => void,
  ): Promise<() => void>;
  act<Name extends CommandName>(command: Command<Name>): Promise<CommandOutcome<Name>>;

  /** Long acts report `done` of `total` and can be cancelled by `cancel(token)`. */
  addAttachment(
    input: NewAttachment,
    file: File,
    onProgress: Progress,
    token: string,
  ): Promise<AddAttachmentOutcome>;
  /** Plain bytes of an attachment for the viewer, in chunks of at most 256 KiB; the page keeps no Blob. */
  readAttachment(
    id: string,
    onChunk: (bytes: Uint8Array) => Promise<void>,
    token: string,
  ): Promise<ReadAttachmentOutcome>;
  /** Plain bytes leave the vault: only after `confirmSecret`, once. */
  exportAttachment(id: string, targetId: string, onProgress: Progress, token: string): Promise<ExportOutcome>;
  importRows(input: ImportRows, onProgress: Progress, token: string): Promise<ImportOutcome>;
  backup(placeId: string, onProgress: Progress, token: string): Promise<BackupOutcome>;
  practiceRestore(placeId: string, onProgress: Progress, token: string): Promise<VerifyOutcome>;
  /** Only after `confirmSecret`, once. */
  exportOneFile(targetId: string, onProgress: Progress, token: string): Promise<ExportOutcome>;
  /** Before unlock: opens a backup by its own password or recovery key and verifies all of it. Nothing is written. */
  verifySource(
    sourceId: string,
    secret: UnlockSecret,
    onProgress: Progress,
    token: string,
  ): Promise<VerifyOutcome>;
  /** After `verifySource` answered `whole`: puts it in place; the app then restarts locked. */
  installSource(sourceId: string, onProgress: Progress): Promise<LongOutcome>;
  /** Fills an empty demo vault from the project's generator; only in the demo profile. */
  fillDemo(onProgress: Progress): Promise<LongOutcome>;
  cancel(token: string): Promise<void>;

  /** A digest over all decrypted records and files with counts per kind: equal digests mean equal content. */
  contentDigest(): Promise<ContentDigest>;
}

export type Progress = (done: number, total: number) => void;

export type Presence =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly drafts: number }
  | { readonly kind: 'header-damaged' }
  | { readonly kind: 'newer-version'; readonly version: number };

export interface PracticeStart {
  readonly name: string;
  readonly therapist: string;
  readonly nation: 'england-and-wales' | 'scotland' | 'northern-ireland';
}

export interface PreparedVault {
  /** Nine groups of four characters. */
  readonly recoveryGroups: readonly string[];
  /** Groups (from 1) that the person must type from the printed sheet. */
  readonly askedGroups: readonly number[];
}

export type FinishOutcome =
  | { readonly kind: 'made' }
  | { readonly kind: 'groups-differ'; readonly groups: readonly number[] }
  | Unsaved;

export type UnlockSecret =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string };

export interface UnlockProgress {
  readonly step: 'deriving' | 'opening' | 'rebuilding' | 'usable' | 'complete';
  readonly done: number;
  readonly total: number;
}

export type UnlockOutcome =
  | { readonly kind: 'open'; readonly notices: readonly UnlockNotice[] }
  | { readonly kind: 'wrong-secret'; readonly waitUntil: string | null }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'recovery-key-mistyped' }
  | { readonly kind: 'header-damaged' }
  | { readonly kind: 'keyring-damaged' }
  | { readonly kind: 'header-older'; readonly found: number; readonly needed: number }
  | { readonly kind: 'keyring-older'; readonly found: number; readonly needed: number }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'not-enough-memory' }
  | { readonly kind: 'journal-damaged'; readonly keptAs: string; readonly afterSequence: number }
  /** The store remembers more than the journal holds: nothing was changed; the surplus can be offered back. */
  | {
      readonly kind: 'journal-older';
      readonly keptAs: string;
      readonly surplus: number;
      readonly journalSequence: number;
      readonly storeSequence: number;
    }
  | { readonly kind: 'other-history'; readonly keptAs: string }
  /** The store does not open at all; its files were kept aside. It is a cache: the next start makes it anew. */
  | { readonly kind: 'store-broken'; readonly keptAs: string }
  | { readonly kind: 'storage-failed'; readonly reason: string };

export type UnlockNotice =
  | { readonly kind: 'rebuilt'; readonly records: number; readonly why: 'missing' | 'behind' | 'damaged' }
  | { readonly kind: 'torn-tail-dropped'; readonly bytes: number }
  | { readonly kind: 'copy-mended'; readonly what: 'header' | 'keyring' }
  | { readonly kind: 'record-damaged'; readonly records: number }
  /** Sealed drafts that do not open; their files stay. */
  | { readonly kind: 'draft-damaged'; readonly drafts: number }
  /** Destructions that the list did not hold any more: written into it again from the journal. */
  | { readonly kind: 'destructions-mended'; readonly lines: number }
  | { readonly kind: 'weaker-setting'; readonly what: 'idle-minutes' }
  | { readonly kind: 'clock-went-back'; readonly lastSeen: string };

export type ConfirmOutcome =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'wrong-secret'; readonly waitUntil: string | null }
  | Unsaved;
export type ChangePasswordOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong-secret'; readonly waitUntil: string | null }
  | { readonly kind: 'too-weak' }
  | Unsaved;

/** Why something was not saved; nothing was half saved, and what was typed is still in the form. */
export type Unsaved =
  | { readonly kind: 'locked' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'storage-failed'; readonly reason: string }
  | {
      readonly kind: 'invalid';
      readonly issues: readonly { readonly path: string; readonly message: string }[];
    };

export interface NewAttachment {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly source: 'practice' | 'client' | 'third-party' | 'third-party-in-confidence';
}
export type AddAttachmentOutcome =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unreadable' }
  | Unsaved;
export type ReadAttachmentOutcome =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'destroyed' }
  | { readonly kind: 'cancelled' }
  | Unsaved;
export type LongOutcome =
  | { readonly kind: 'done'; readonly bytes: number; readonly files: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'vanished' }
  | Unsaved;
/** `not-confirmed`: the secret was not asked for just before; nothing left the vault. */
export type ExportOutcome = LongOutcome | { readonly kind: 'not-confirmed' };

export type BackupOutcome =
  | {
      readonly kind: 'proven';
      readonly copiedBytes: number;
      readonly totalBytes: number;
      readonly records: number;
      readonly readBack: 'from-the-drive' | 'in-memory';
    }
  | { readonly kind: 'not-proven'; readonly what: string }
  /** The vault on this laptop is damaged where the drive does not hold it whole: nothing was copied. */
  | { readonly kind: 'damaged-here'; readonly what: 'header' | 'keyring' | 'journal' }
  | { readonly kind: 'other-history' }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'cancelled' }
  | Unsaved;

export type VerifyOutcome =
  | {
      readonly kind: 'whole';
      readonly counts: Readonly<Record<string, number>>;
      readonly files: number;
      readonly digest: string;
      readonly upTo: string | null;
      /** Destructions after this day are not known to this backup; null when a newer list was found. */
      readonly destructionsKnownUpTo: string | null;
    }
  | { readonly kind: 'wrong-secret'; readonly waitUntil: string | null }
  | { readonly kind: 'recovery-key-mistyped' }
  | {
      readonly kind: 'damaged';
      readonly what: 'header' | 'keyring' | 'journal' | 'file' | 'cut-short';
      readonly detail: string;
      readonly readableRecords: number;
    }
  | { readonly kind: 'other-vault' }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'not-enough-memory' }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'storage-failed'; readonly reason: string };

export interface ContentDigest {
  readonly digest: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: number;
  readonly fileBytes: number;
}

export type * from './commands';
export type * from './import-rows';
export type * from './questions';
