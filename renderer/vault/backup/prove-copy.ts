import type { Survey } from '../../../electron/contract/storage';
import type { Progress } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { sameBytes } from '../crypto/bytes';
import type { Address } from '../journal/envelope';
import { SEGMENT_HEADER_BYTES } from '../journal/frame';
import { readFrameAt, type ReadSegment } from '../journal/read-frames';
import type { Keyring } from '../keys/keyring';
import type { BackupSource } from './backup-source';
import { destroyedSince, destructionsIn } from './destructions';
import { type Fault, damage, faultOf } from './fault';
import type { Manifest } from './manifest';
import { proveFiles } from './prove-files';
import { proveJournal } from './prove-journal';
import { FIRST_FRAME, oldFile, proveSample } from './prove-sample';
import { hasOurHeader, readBackPair } from './read-back-pair';
import { scratchVault, WHOLE_CHAIN } from './scratch-vault';

export interface ProvenCopy {
  readonly kind: 'proven';
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly end: Address;
  readonly sampled: Address;
  /** Of the newest destruction in what was proven; null when there was none in it. */
  readonly lastDestructionAt: string | null;
}

export type CopyFault = Fault | { readonly kind: 'other-history' };

/**
 * Proves what a run brought to a drive, as read back from there: header and keyring open; everything behind the last
 * proof is chained, authentic, opens with its files, and is our journal; then a share of the old bytes again.
 * Without a manifest of ours on the drive everything is new.
 */
export async function proveCopy(
  context: VaultContext,
  source: BackupSource,
  here: Survey,
  manifest: Manifest | undefined,
  copiedUpTo: number,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<ProvenCopy | CopyFault> {
  const { survey } = source;
  if (survey.journal.kind !== 'whole') return damage('journal', 'the head of a segment does not read');
  const pair = readBackPair(survey, here, context.keys);
  if (pair.kind !== 'pair') return pair;
  if (!hasOurHeader(survey, here)) return damage('header', 'it is not the one that stands here');
  const list = await source.readWhole('tombstones');
  if (list.kind === 'failed') return faultOf(list.failure, 'journal');
  const theirs = destructionsIn(list.value, context.keys);
  const ours = await context.port.call('tombstones.read', {});
  if (ours.kind === 'failed') return { kind: 'storage-failed', reason: ours.failure.detail };
  if (destroyedSince(theirs, destructionsIn(ours.value, context.keys)).length > 0)
    return damage('journal', 'the list of destructions does not hold all of ours');
  const { units: destroyed } = theirs;

  const known = manifest?.branch === survey.branch && manifest.sequence <= copiedUpTo ? manifest : undefined;
  const proven = await proveNew(context, source, pair.keyring, known, destroyed, onProgress, cancelled);
  if (proven.kind !== 'proven') return proven;
  if (proven.sequence < copiedUpTo) return damage('cut-short', `frames after ${proven.sequence} are missing`);
  if (known === undefined) return proven;
  const sample = await proveSample(context, source, pair.keyring, known, destroyed, cancelled);
  if (sample.kind !== 'proven') return sample;
  const old = oldFile(context, known);
  const { vaultId } = context.keys;
  const opened = await proveFiles(source, vaultId, pair.keyring, old, () => undefined, cancelled);
  return opened.kind === 'proven' ? { ...proven, sampled: sample.end } : opened;
}

/** Everything behind the last proof. */
async function proveNew(
  context: VaultContext,
  source: BackupSource,
  keyring: Keyring,
  known: Manifest | undefined,
  destroyed: ReadonlySet<string>,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<ProvenCopy | CopyFault> {
  const { segments } = source.survey;
  const start = known ? { sequence: known.sequence, hash: known.hash, whole: false } : WHOLE_CHAIN;
  const scratch = scratchVault(context.keys, keyring, start, new Set());
  const stretch = { read: source.readSegment, segments, ...(known ? { from: known.end } : {}) };
  const total = segments
    .filter(({ segment }) => segment >= (known?.end.segment ?? 1))
    .reduce(
      (sum, { segment, bytes }) => sum + bytes - (segment === known?.end.segment ? known.end.offset : 0),
      0,
    );
  const walked = await proveJournal(stretch, scratch, (bytes) => onProgress(bytes, total), cancelled);
  if (walked.kind !== 'proven') return walked;
  const unopened = scratch.finish(destroyed);
  if (unopened !== null) return unopened;
  if (!(await isOurs(context, walked.end, scratch.end))) return { kind: 'other-history' };
  const files = [...scratch.records.values()];
  const { vaultId } = context.keys;
  const opened = await proveFiles(source, vaultId, keyring, files, () => undefined, cancelled);
  if (opened.kind !== 'proven') return opened;
  return {
    kind: 'proven',
    ...scratch.end,
    end: walked.end,
    sampled: FIRST_FRAME,
    lastDestructionAt: scratch.lastDestructionAt,
  };
}

/** Our own journal goes on from there, or ends there, by the same hash; by the chain, everything before is the same too. */
async function isOurs(
  { port, journal }: VaultContext,
  border: Address,
  theirs: { readonly sequence: number; readonly hash: Uint8Array },
): Promise<boolean> {
  const ours = journal();
  if (ours.sequence === theirs.sequence) return sameBytes(ours.hash, theirs.hash);
  const read: ReadSegment = (segment, offset, length) =>
    port.call('journal.read', { segment, offset, length });
  const nextSegment = { segment: border.segment + 1, offset: SEGMENT_HEADER_BYTES };
  for (const at of [border, nextSegment]) {
    const frame = await readFrameAt(read, at);
    if (frame.kind === 'ok' && frame.value?.sequence === theirs.sequence + 1)
      return sameBytes(frame.value.previous, theirs.hash);
  }
  return false;
}
