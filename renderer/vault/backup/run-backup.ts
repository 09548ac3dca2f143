import type { CopyReport, StorageFailure } from '../../../electron/contract/storage';
import { assertNever } from '../../domain/assert-never';
import { instant } from '../../domain/instant';
import { recordId } from '../../domain/ids';
import type { BackupOutcome, Progress } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { unsavedOf } from '../port/unsaved';
import { copyToPlace } from './copy-to-place';
import { tellDrive } from './drive-record';
import { liveCounts } from './live-counts';
import { sealManifest } from './manifest';
import type { CopyFault, ProvenCopy } from './prove-copy';
import { proveOnPlace } from './prove-on-place';
import { unprovenWords } from './unproven-words';

/**
 * Main copies what is new and compares; then the copy is opened as it stands on the drive and proven with the keys; only
 * then is it called a backup. The verdict is sealed onto the drive and written into the drive's record.
 */
export async function runBackup(
  context: VaultContext,
  placeId: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<BackupOutcome> {
  await context.store.whenAll();
  for (let tries = 0; ; tries += 1) {
    const before = context.keyring().generation;
    const copied = await copyToPlace(context.port, placeId, onProgress, cancelled);
    if (copied.kind === 'failed') return notCopied(copied.failure);
    const moved = copied.value.copiedBytes + copied.value.readBackBytes;
    const onProof: Progress = (done, total) => onProgress(moved + done, moved + total);
    const proof = await proveOnPlace(context, placeId, copied.value.sequence, onProof, cancelled);
    if (proof.kind === 'proven') return recordProven(context, placeId, copied.value, proof);
    // A client was added meanwhile: frames came over whose keys are in a keyring that had gone over before them.
    const keyringWasOlder = proof.kind === 'damaged' && proof.what === 'keyring';
    if (keyringWasOlder && tries === 0 && context.keyring().generation > before) continue;
    return recordUnproven(context, placeId, proof);
  }
}

async function recordProven(
  context: VaultContext,
  placeId: string,
  report: CopyReport,
  proof: ProvenCopy,
): Promise<BackupOutcome> {
  const { branch } = context.journal();
  const at = context.now();
  const counts = liveCounts(context.store);
  const { sequence, hash, end, sampled } = proof;
  const content = {
    branch: recordId.parse(branch),
    sequence,
    hash,
    end,
    counts,
    files: report.files,
    at,
    sampled,
  };
  const manifest = sealManifest(content, context.keys);
  const accepted = await context.port.call('backup.verdict', { placeId, verdict: 'proven', manifest });
  if (accepted.kind === 'failed') return notCopied(accepted.failure);
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
  await tellDrive(context, placeId, {
    lastCopyAt: at,
    lastProvenAt: at,
    lastVerdict: 'proven',
    records,
    ...(proof.lastDestructionAt === null ? {} : { destroyedUpTo: instant.parse(proof.lastDestructionAt) }),
  });
  const { copiedBytes, totalBytes, readBack } = report;
  return { kind: 'proven', copiedBytes, totalBytes, records, readBack };
}

/** The bytes are there, and that is all that is known of them. */
async function recordUnproven(
  context: VaultContext,
  placeId: string,
  fault: CopyFault,
): Promise<BackupOutcome> {
  const failed = fault.kind === 'damaged' || fault.kind === 'other-vault' || fault.kind === 'newer-version';
  if (failed) {
    await context.port.call('backup.verdict', { placeId, verdict: 'failed', manifest: new Uint8Array(0) });
  }
  if (fault.kind !== 'vanished' && fault.kind !== 'other-history') {
    await tellDrive(context, placeId, {
      lastCopyAt: context.now(),
      lastVerdict: failed ? 'failed' : 'copied',
    });
  }
  switch (fault.kind) {
    case 'damaged':
      return { kind: 'not-proven', what: unprovenWords(context, fault) };
    case 'newer-version':
      return { kind: 'not-proven', what: 'a part that a newer Casekeep wrote' };
    case 'other-vault':
      return { kind: 'other-history' };
    case 'other-history':
    case 'vanished':
    case 'cancelled':
    case 'storage-failed':
      return fault;
    default:
      return assertNever(fault);
  }
}

/** Nothing new is on the drive, or not all of it; what was proven there before still is. */
function notCopied(failure: StorageFailure): BackupOutcome {
  switch (failure.reason) {
    case 'other-history':
    case 'vanished':
    case 'cancelled':
      return { kind: failure.reason };
    case 'missing':
      return { kind: 'vanished' };
    case 'damaged':
      // Main would not start from a damaged vault: that is no fault of the drive.
      return isPart(failure.detail)
        ? { kind: 'damaged-here', what: failure.detail }
        : { kind: 'not-proven', what: 'a part of the copy' };
    default:
      return unsavedOf(failure);
  }
}

function isPart(detail: string): detail is 'header' | 'keyring' | 'journal' {
  return ['header', 'keyring', 'journal'].includes(detail);
}
