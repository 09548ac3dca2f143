import type { JournalCondition, SegmentFacts } from '../../../electron/contract/storage';
import type { ContentDigest, Progress } from '../api';
import type { Cancelled } from '../context';
import { sameBytes } from '../crypto/bytes';
import type { JournalState } from '../journal/journal-state';
import type { Keyring } from '../keys/keyring';
import type { VaultKeys } from '../keys/vault-keys';
import type { BackupSource } from './backup-source';
import { contentTally } from './content-tally';
import { type Fault, damage } from './fault';
import type { Manifest } from './manifest';
import { proveFiles } from './prove-files';
import { proveJournal } from './prove-journal';
import { type ScratchRecord, type ScratchVault, scratchVault, WHOLE_CHAIN } from './scratch-vault';

export interface SourceToProve {
  readonly source: BackupSource;
  readonly keys: VaultKeys;
  /** The keyring as it stands in the source. */
  readonly keyring: Keyring;
  readonly manifest: Manifest | undefined;
  /** Units destroyed since by other lists than the source's own. */
  readonly gone: ReadonlySet<string>;
  /** Proves only what this says was proven before; what was appended since may be torn. */
  readonly upTo?: Manifest | undefined;
}

export interface ProvenSource {
  readonly kind: 'proven';
  readonly scratch: ScratchVault;
  /** Where its journal ends: what a new branch has to continue. */
  readonly state: JournalState;
  readonly content: ContentDigest;
}

export interface Unproven {
  readonly kind: 'unproven';
  readonly fault: Fault;
  /** Records that could be read before that. */
  readonly readable: number;
}

/** Reads everything in a source as a restore would: every frame, every content, every file. Writes nothing. */
export async function proveSource(
  { source, keys, keyring, manifest, gone, upTo }: SourceToProve,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<ProvenSource | Unproven> {
  const { branch, fileBytes } = source.survey;
  const segments = upTo ? segmentsUpTo(source.survey.segments, upTo) : source.survey.segments;
  const journal = upTo && !isBefore(source.survey.journal, upTo) ? WHOLE : source.survey.journal;
  const journalBytes = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const total = journalBytes + fileBytes;
  const scratch = scratchVault(keys, keyring, WHOLE_CHAIN, gone);
  const stop = (fault: Fault): Unproven => ({ kind: 'unproven', fault, readable: scratch.records.size });

  if (await isForeign(source, keys.vaultId)) return stop({ kind: 'other-vault' });
  const read = { read: source.readSegment, segments };
  const proven = await proveJournal(read, scratch, (bytes) => onProgress(bytes, total), cancelled);
  if (proven.kind !== 'proven') return stop(proven);
  if (journal.kind === 'damaged')
    return stop(damage('journal', `segment ${journal.segment} at ${journal.offset}`));
  if (journal.kind === 'torn-tail')
    return stop(damage('cut-short', `${journal.bytes} bytes of an unfinished frame`));
  if (scratch.end.sequence === 0 || branch === null) return stop(damage('cut-short', 'there is no journal'));
  if (manifest !== undefined && manifest.sequence > scratch.end.sequence) {
    return stop(
      damage('cut-short', `frames ${scratch.end.sequence + 1} to ${manifest.sequence} are missing`),
    );
  }
  if (upTo && (upTo.sequence !== scratch.end.sequence || !sameBytes(upTo.hash, scratch.end.hash)))
    return stop(damage('journal', `what was proven up to frame ${upTo.sequence} is not there`));
  const unopened = scratch.finish(new Set());
  if (unopened !== null) return stop(unopened);

  const onBytes = (bytes: number) => onProgress(Math.min(total, journalBytes + bytes), total);
  const records = [...scratch.records.values()];
  const files = await proveFiles(source, keys.vaultId, keyring, records, onBytes, cancelled);
  if (files.kind !== 'proven') return stop(files);
  onProgress(total, total);
  return {
    kind: 'proven',
    scratch,
    state: { branch, ...scratch.end, end: proven.end, compartments: scratch.compartments },
    content: contentOf(records),
  };
}

/** Counts and digest of a scratch vault, as the live vault would say them. */
export function contentOf(records: Iterable<ScratchRecord>): ContentDigest {
  const tally = contentTally();
  for (const { kind, digest, file } of records) {
    if (digest === null) continue;
    tally.record(kind, digest);
    if (file !== null) tally.file(file.fileId, file.digest, file.bytes);
  }
  return tally.finish();
}

const WHOLE: JournalCondition = { kind: 'whole' };

/** Main found damage in what was proven: also where every frame authenticates, that is no whole copy. */
function isBefore(journal: JournalCondition, { end }: Manifest): boolean {
  if (journal.kind !== 'damaged') return false;
  return journal.segment < end.segment || (journal.segment === end.segment && journal.offset < end.offset);
}

function segmentsUpTo(segments: readonly SegmentFacts[], { end }: Manifest): readonly SegmentFacts[] {
  return segments
    .filter(({ segment }) => segment <= end.segment)
    .map((facts) =>
      facts.segment === end.segment ? { ...facts, bytes: Math.min(facts.bytes, end.offset) } : facts,
    );
}

/** A sound segment of another vault in this one's place is no damage: somebody mixed two backups. */
async function isForeign({ survey, vaultOfSegment }: BackupSource, vaultId: string): Promise<boolean> {
  if (survey.journal.kind !== 'damaged') return false;
  const found = await vaultOfSegment(survey.journal.segment);
  return found !== null && found !== vaultId;
}
