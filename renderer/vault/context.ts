import type {
  AddAttachmentOutcome,
  BackupOutcome,
  ConfirmOutcome,
  ContentDigest,
  LongOutcome,
  NewAttachment,
  Progress,
  ReadAttachmentOutcome,
  Unsaved,
  UnlockSecret,
  VerifyOutcome,
} from './api';
import type { Instant } from '../domain/instant';
import type { Compartment } from '../domain/record';
import type { UnitName } from '../domain/unit';
import type { Key } from './crypto/key';
import type { Keyring } from './keys/keyring';
import type { Derive } from './keys/slot-secret';
import type { VaultKeys } from './keys/vault-keys';
import type { StorageClient } from './port/storage-client';
import type { RecordStore } from './record-store';

/**
 * What an open vault gives to the parts that move bytes: attachments, backup, export, digest. The records get less
 * (`records/context.ts`): they know no keys.
 */
export interface VaultContext {
  readonly port: StorageClient;
  readonly store: RecordStore;
  readonly keys: VaultKeys;
  /** The keyring as it is now; ask again after every await. */
  keyring(): Keyring;
  /** The unit's newest key. A unit that does not exist yet is made, and its key is on the disk when this answers. */
  ensureUnit(unit: UnitName, compartment: Compartment): Promise<EnsuredUnit | Unsaved>;
  /** Where the journal ends now. */
  journal(): JournalEnd;
  /** The moment, clock shift included. */
  now(): Instant;
  confirmSecret(password: string): Promise<ConfirmOutcome>;
}

export interface EnsuredUnit {
  readonly kind: 'unit';
  readonly unitId: string;
  readonly generation: number;
  readonly key: Key;
}

export interface JournalEnd {
  readonly branch: string;
  readonly sequence: number;
  readonly hash: Uint8Array;
  /** The place right after the last frame. */
  readonly end: { readonly segment: number; readonly offset: number };
}

/** What the start screen's restore has: no vault is open. */
export interface RestoreContext {
  readonly port: StorageClient;
  /** Argon2id for the backup's own header. */
  readonly derive: Derive;
  now(): Instant;
}

/** Asked between steps of a long act. */
export type Cancelled = () => boolean;

/** `files/attachments.ts` exports `attachments(context: VaultContext): Attachments`. */
export interface Attachments {
  add(
    input: NewAttachment,
    file: Blob,
    name: string,
    onProgress: Progress,
    cancelled: Cancelled,
  ): Promise<AddAttachmentOutcome>;
  read(
    id: string,
    onChunk: (bytes: Uint8Array) => Promise<void>,
    cancelled: Cancelled,
  ): Promise<ReadAttachmentOutcome>;
  export(id: string, targetId: string, onProgress: Progress, cancelled: Cancelled): Promise<LongOutcome>;
}

/** `backup/backups.ts` exports `backups(context: VaultContext): Backups`. */
export interface Backups {
  run(placeId: string, onProgress: Progress, cancelled: Cancelled): Promise<BackupOutcome>;
  practiceRestore(placeId: string, onProgress: Progress, cancelled: Cancelled): Promise<VerifyOutcome>;
  exportOneFile(targetId: string, onProgress: Progress, cancelled: Cancelled): Promise<LongOutcome>;
  contentDigest(): Promise<ContentDigest>;
}

/** `backup/restores.ts` exports `restores(context: RestoreContext): Restores`. */
export interface Restores {
  verify(
    sourceId: string,
    secret: UnlockSecret,
    onProgress: Progress,
    cancelled: Cancelled,
  ): Promise<VerifyOutcome>;
  install(sourceId: string, onProgress: Progress): Promise<LongOutcome>;
}
