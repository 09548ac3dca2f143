import type { ConfirmOutcome, Unsaved } from '../api';
import type { DraftAbout } from '../commands';
import type { IndexShelf } from './search/shelf';
import type { Instant } from '../../domain/instant';
import type { RecordStore } from '../record-store';

/**
 * Everything the records are given by the part below them. They know no keys, no clock and no randomness of their own.
 *
 * A put over a record that was withdrawn before says `from: 0` (there is no current record); the store goes on
 * counting its revisions.
 */
export interface RecordsContext {
  readonly store: RecordStore;
  readonly drafts: DraftShelf;
  readonly index: IndexShelf;
  /** The moment, clock shift included. Days and wall-clock times follow from it in the practice's zone. */
  now(): Instant;
  /** Compares the password again before a grave act. */
  confirmSecret(password: string): Promise<ConfirmOutcome>;
}

/** Open forms, one sealed file each (vault.md: drafts are not frames). Read once at unlock, then kept in memory. */
export interface DraftShelf {
  list(): Promise<readonly KeptDraft[]>;
  /** Sealed and on the disk when it answers `kept`. */
  keep(draft: KeptDraft): Promise<{ readonly kind: 'kept' } | Unsaved>;
  drop(draftId: string): Promise<{ readonly kind: 'dropped' } | Unsaved>;
}

export interface KeptDraft {
  readonly draftId: string;
  readonly about: DraftAbout;
  readonly fields: Readonly<Record<string, string>>;
  readonly savedAt: Instant;
}
