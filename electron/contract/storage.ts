import type { Tries } from './state';

/**
 * What the worker asks of main over the storage port. Only sealed bytes and random ids cross it.
 * Request: `{ id, name, args }`. Answer: `{ id, answer }`. While a long act runs: `{ id, progress }`.
 * Never a transfer list, and every Uint8Array is an exact-size copy (a view would send its whole buffer).
 */
export interface StorageRequests {
  /** What stands on disk; asked first. Main has checked plain checksums and the hash chain of the journal. */
  survey: Ask<Record<string, never>, Survey>;

  'header.write': Ask<{ readonly bytes: Uint8Array }, Done>;
  'keyring.write': Ask<{ readonly bytes: Uint8Array; readonly generation: number }, Done>;
  /** After a destruction: overwrite and remove every older keyring and previous header copy. */
  'keyring.retire-older': Ask<{ readonly generation: number }, Done>;

  'journal.read': Ask<Stretch & { readonly segment: number }, Uint8Array>;
  /** Frames are complete and chained; main checks length, sequence and previous hash, appends, fdatasyncs, answers. */
  'journal.append': Ask<{ readonly frames: readonly Uint8Array[]; readonly branch: string }, Appended>;
  /** Drop a torn tail (bytes after the last whole frame); the damaged copy is kept aside. */
  'journal.drop-torn-tail': Ask<Record<string, never>, Done>;
  /**
   * Cut off an act at the end that never reached the disk whole: from the frame of this sequence on, at this place of the
   * last segment. Only the worker can tell such an act; the damaged copy is kept aside. Refused (`acknowledged`) where an
   * append was answered for that frame, or a place holds it.
   */
  'journal.cut-off': Ask<
    { readonly segment: number; readonly offset: number; readonly sequence: number },
    Done
  >;
  /** Copy journal and store aside, untouched, before anything is offered back. Answers the folder's plain name. */
  'journal.keep-aside': Ask<Record<string, never>, { readonly name: string }>;

  'file.begin': Ask<{ readonly fileId: string }, Done>;
  'file.append': Ask<{ readonly fileId: string; readonly bytes: Uint8Array }, Done>;
  /** fsync, rename into place, fsync folder. */
  'file.finish': Ask<{ readonly fileId: string }, { readonly bytes: number }>;
  'file.abort': Ask<{ readonly fileId: string }, Done>;
  'file.read': Ask<Stretch & { readonly fileId: string }, Uint8Array>;
  'file.size': Ask<{ readonly fileId: string }, { readonly bytes: number }>;
  'file.destroy': Ask<{ readonly fileIds: readonly string[] }, Done>;
  'file.list': Ask<Record<string, never>, readonly { readonly fileId: string; readonly bytes: number }[]>;

  'draft.write': Ask<{ readonly draftId: string; readonly bytes: Uint8Array }, Done>;
  'draft.remove': Ask<{ readonly draftId: string }, Done>;
  'draft.list': Ask<
    Record<string, never>,
    readonly { readonly draftId: string; readonly bytes: Uint8Array }[]
  >;

  'tombstones.read': Ask<Record<string, never>, Uint8Array>;
  'tombstones.append': Ask<{ readonly bytes: Uint8Array }, Done>;

  'tries.read': Ask<Record<string, never>, Tries>;
  'tries.failed': Ask<Record<string, never>, Tries>;
  'tries.reset': Ask<Record<string, never>, Tries>;

  /** The IndexedDB folder is removed at the next start, before any window exists. */
  'store.remove-at-next-start': Ask<Record<string, never>, Done>;

  /** Copy what is new to the place, flush, re-read, compare. Progress is reported. */
  'backup.copy': Ask<{ readonly placeId: string }, CopyReport>;
  'backup.cancel': Ask<{ readonly placeId: string }, Done>;
  /** The worker's verdict on what was read back; kept in main's plain state and, sealed, on the drive. */
  'backup.verdict': Ask<
    { readonly placeId: string; readonly verdict: 'proven' | 'failed'; readonly manifest: Uint8Array },
    Done
  >;
  /** A source that reads the place's copy of this vault. */
  'backup.open': Ask<{ readonly placeId: string }, { readonly sourceId: string }>;

  'source.survey': Ask<{ readonly sourceId: string }, Survey>;
  /** The same without reading any frame, for a worker that proves them itself: segments are as long as they stand, `head` says nothing. */
  'source.glance': Ask<{ readonly sourceId: string }, Survey>;
  'source.read': Ask<Stretch & { readonly sourceId: string; readonly part: SourcePart }, Uint8Array>;
  'source.close': Ask<{ readonly sourceId: string }, Done>;
  /**
   * After the worker verified everything: copy the source to a new vault folder, lay the `additions` over it there, fsync,
   * swap it in as one step, mark the IndexedDB folder for removal; the old vault is kept aside. The app restarts locked.
   */
  'restore.install': Ask<
    { readonly sourceId: string; readonly header: Uint8Array; readonly additions: RestoreAdditions },
    { readonly bytes: number; readonly files: number }
  >;

  /** Write the same parts into one file at the chosen target. Progress is reported. */
  'export.one-file': Ask<{ readonly targetId: string }, CopyReport>;
  /** A plain attachment leaving the vault by the person's order. */
  'export.append': Ask<{ readonly targetId: string; readonly bytes: Uint8Array }, Done>;
  'export.finish': Ask<{ readonly targetId: string }, { readonly bytes: number }>;
  'export.abort': Ask<{ readonly targetId: string }, Done>;
}

interface Ask<Args, Value> {
  readonly args: Args;
  readonly value: Value;
}

export type StorageName = keyof StorageRequests;
export type StorageArgs<Name extends StorageName> = StorageRequests[Name]['args'];
export type StorageValue<Name extends StorageName> = StorageRequests[Name]['value'];

export type StorageAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

/** Expected failures of a disk; `detail` is a plain word such as an errno name, never a path. */
export interface StorageFailure {
  readonly reason:
    | 'disk-full'
    | 'read-only'
    | 'missing'
    | 'vanished'
    | 'damaged'
    | 'other-history'
    | 'not-known'
    | 'cancelled'
    | 'refused'
    | 'io';
  readonly detail: string;
}

export interface StorageProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type Done = null;

export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

export type SourcePart =
  | { readonly kind: 'segment'; readonly segment: number }
  | { readonly kind: 'file'; readonly fileId: string }
  | { readonly kind: 'tombstones' }
  | { readonly kind: 'manifest' };

export interface SegmentFacts {
  readonly segment: number; // 1, 2, 3 …
  readonly bytes: number; // whole frames only, header of the segment included
  readonly firstSequence: number;
}

export interface JournalHead {
  readonly sequence: number; // of the last whole frame; 0 when none
  readonly hash: Uint8Array; // BLAKE2b-256 of the last whole frame; 32 zero bytes when none
}

export type JournalCondition =
  | { readonly kind: 'whole' }
  /** Bytes after the last whole frame that do not make a frame. */
  | { readonly kind: 'torn-tail'; readonly bytes: number }
  /** A frame inside does not hash to what the next one names, or a segment is missing. */
  | { readonly kind: 'damaged'; readonly segment: number; readonly offset: number };

/** Copies that exist, newest first where generations differ; a copy that fails its plain checksum is still handed over and named by the worker. */
export interface Survey {
  readonly headers: readonly Uint8Array[];
  readonly keyrings: readonly Uint8Array[];
  readonly branch: string | null;
  readonly segments: readonly SegmentFacts[];
  readonly head: JournalHead;
  readonly journal: JournalCondition;
  readonly files: number;
  readonly fileBytes: number;
  readonly drafts: number;
}

export interface Appended {
  readonly sequence: number; // of the last frame appended
  readonly at: readonly { readonly segment: number; readonly offset: number }[];
}

/** What a restored vault gets beside the bytes of its source, before it is swapped in; so no crash leaves it without them. */
export interface RestoreAdditions {
  /** Replaces both copies when not null: the same keyring without the keys of units destroyed since. */
  readonly keyring: { readonly bytes: Uint8Array; readonly generation: number } | null;
  /** Whole lines added to the tombstones of the source; may be empty. */
  readonly tombstones: Uint8Array;
  /** First frames of the new branch, chained to the source's last whole frame; they start a new segment named after the branch. */
  readonly frames: readonly Uint8Array[];
  readonly branch: string;
  /** Files of units destroyed since: not copied. */
  readonly leaveOutFiles: readonly string[];
  /** Behind the last frame that was proven; what a copy that was cut off appended since is left out. Absent: all of it. */
  readonly upTo?:
    | {
        readonly segment: number;
        readonly offset: number;
        readonly sequence: number;
        readonly hash: Uint8Array;
      }
    | undefined;
}

export interface CopyReport {
  readonly copiedBytes: number;
  readonly readBackBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  readonly sequence: number; // journal position that now stands on the place
  /** Whether read-back bypassed the page cache. */
  readonly readBack: 'from-the-drive' | 'in-memory';
}
