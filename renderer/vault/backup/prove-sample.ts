import type { Cancelled, VaultContext } from '../context';
import type { Address } from '../journal/envelope';
import { SEGMENT_HEADER_BYTES } from '../journal/frame';
import type { Keyring } from '../keys/keyring';
import type { BackupSource } from './backup-source';
import type { Fault } from './fault';
import type { Manifest } from './manifest';
import { proveJournal, type ProvenStretch } from './prove-journal';
import { type ScratchRecord, scratchVault } from './scratch-vault';

export const FIRST_FRAME: Address = { segment: 1, offset: SEGMENT_HEADER_BYTES };

/** A run opens at least this much of the old frames again, and at least a hundredth: all of them in a hundred runs. */
const LEAST_BYTES = 1024 * 1024;
const SHARE = 100;

/** Larger old files wait for the practice restore. */
const MOST_FILE_BYTES = 8 * 1024 * 1024;

/** Opens the next stretch of frames that were proven in earlier runs: disks forget what nobody reads. */
export async function proveSample(
  { keys }: VaultContext,
  { survey, readSegment }: BackupSource,
  keyring: Keyring,
  manifest: Manifest,
  destroyed: ReadonlySet<string>,
  cancelled: Cancelled,
): Promise<ProvenStretch | Fault> {
  const bytes = survey.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const older = scratchVault(keys, keyring, { sequence: 0, hash: null, whole: false }, new Set());
  const from = isBefore(manifest.sampled, manifest.end) ? manifest.sampled : FIRST_FRAME;
  const mostBytes = Math.max(LEAST_BYTES, bytes / SHARE);
  const stretch = { read: readSegment, segments: survey.segments, from, mostBytes };
  const walked = await proveJournal(stretch, older, () => undefined, cancelled);
  return walked.kind === 'proven' ? (older.finish(destroyed) ?? walked) : walked;
}

/** One of the older files, another one at every run: where it starts follows from how much was proven before. */
export function oldFile({ store }: VaultContext, { sequence }: Manifest): readonly ScratchRecord[] {
  const entries = [...store.entries('attachment')].filter(
    (entry) => entry.sequence <= sequence && entry.summary.bytes <= MOST_FILE_BYTES,
  );
  const entry = entries[sequence % Math.max(1, entries.length)];
  if (entry === undefined) return [];
  const { kind, revision, unit, summary } = entry;
  return [{ kind, revision, unit, sequence: entry.sequence, digest: null, file: summary }];
}

function isBefore(one: Address, other: Address): boolean {
  return one.segment < other.segment || (one.segment === other.segment && one.offset < other.offset);
}
