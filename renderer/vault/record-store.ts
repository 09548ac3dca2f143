import type { Attachment } from '../domain/attachment';
import type { Unsaved } from './api';
import type { Compartment, RecordKind, VaultRecord } from '../domain/record';
import type { RecordId } from '../domain/ids';
import type { Summary } from './summary';

/**
 * The seam inside the vault. Below it: keys, frames, journal, store, catalogue segments (they know kinds, not meanings).
 * Above it: nouns, questions, commands, search (they know no keys).
 */
export interface RecordStore {
  /** The catalogue's line of a current record; undefined when there is none (or it is not loaded yet: see `loaded`). */
  entry(id: RecordId): Entry | undefined;
  entries<Kind extends RecordKind>(kind: Kind): Iterable<Entry<Kind>>;
  readonly loaded: 'hot' | 'all';
  /** Resolves when the whole catalogue is in memory. */
  whenAll(): Promise<void>;
  /** Bodies, in one bulk read. A row that is missing or does not open is read from the journal instead. */
  read(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, ReadRecord>>;
  /** One act of a person: one group of frames, acknowledged durable, then one Dexie transaction, then `onChange`. */
  commit(changes: readonly Change[]): Promise<CommitOutcome>;
  onChange(listener: (changed: readonly Changed[]) => void): () => void;
  /** Earlier revision of a record from the journal, for undo. */
  readRevision(id: RecordId, revision: number): Promise<ReadRecord>;
  /** Units that have a key, those among them that only withdrawn records were ever written into. */
  units(): Iterable<KeptUnit>;
  /** Keyed hash (hex) of normalised text under the clinical proof key: for certificates. */
  proofHash(text: string): string;
  /** A new random id. */
  newId(): RecordId;
  /** Destroys units (with their files' bytes): tombstones, keyring without their keys, older copies overwritten; the app must restart afterwards. */
  destroy(units: Destruction): Promise<{ readonly kind: 'destroyed' } | Unsaved>;
}

export interface Entry<Kind extends RecordKind = RecordKind> {
  readonly id: RecordId;
  readonly kind: Kind;
  readonly revision: number;
  readonly compartment: Compartment;
  readonly unit: string;
  readonly keyGeneration: number;
  readonly sequence: number;
  readonly at: { readonly segment: number; readonly offset: number };
  readonly summary: Extract<Summary, { readonly kind: Kind }>;
}

export type ReadRecord =
  | { readonly kind: 'read'; readonly record: VaultRecord }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'destroyed' }
  | { readonly kind: 'not-found' };

export type Change =
  | {
      readonly kind: 'put';
      readonly record: VaultRecord /** Revision this change was made from; 0 for a new record. */;
      readonly from: number;
    }
  | { readonly kind: 'withdraw'; readonly id: RecordId; readonly from: number };

/** `before` is undefined for a new record, `after` for a withdrawn one. */
export interface Changed {
  readonly id: RecordId;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly sequence: number }
  /** Another revision is current: nothing was written. */
  | { readonly kind: 'conflict'; readonly id: RecordId }
  | Unsaved;

/** A unit as the keyring knows it. */
export interface KeptUnit {
  readonly id: string;
  readonly recordClass: string;
  /** A record's id, or `practice`. */
  readonly owner: string;
  readonly participants: readonly string[];
}

export interface Destruction {
  readonly units: readonly string[];
  /** Withdrawn in the same act: they hang on what is destroyed and lie in a unit that stays. */
  readonly detached?: readonly RecordId[];
  readonly files: readonly Attachment['fileId'][];
  /** Written in the same group as the tombstones. */
  readonly certificate: Extract<VaultRecord, { readonly kind: 'certificate' }>;
}
