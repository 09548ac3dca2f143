import type { Progress, VerifyOutcome } from '../api';
import type { Cancelled, VaultContext } from '../context';
import type { BackupSource } from './backup-source';
import { destroyedSince, destructionsIn } from './destructions';
import { tellDrive } from './drive-record';
import { damage, type Fault, faultOf } from './fault';
import { liveContentAt } from './live-content-at';
import { openManifest } from './manifest';
import { orVanished, withPlace } from './prove-on-place';
import { proveSource, type ProvenSource, type Unproven } from './prove-source';
import { readBackPair } from './read-back-pair';
import { verifyOutcome } from './verify-outcome';

/**
 * Restores a place into a scratch vault in memory: reads every frame, content and file there as a restore would, rebuilds
 * counts and digest, and compares them with what the live vault held at that moment. Nothing on the place is changed.
 */
export async function practiceRestore(
  context: VaultContext,
  placeId: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<VerifyOutcome> {
  await context.store.whenAll();
  const proof = await withPlace(context, placeId, 'source.survey', (source) =>
    rehearse(context, source, onProgress, cancelled),
  );
  if (proof.kind === 'nothing-there') {
    return {
      kind: 'damaged',
      what: 'cut-short',
      detail: 'no copy of this vault is there',
      readableRecords: 0,
    };
  }
  const found = verifyOutcome('fault' in proof || proof.kind === 'proven' ? proof : unproven(proof), true);
  const outcome = await orVanished(context, placeId, found);
  if (outcome.kind === 'whole') await tellDrive(context, placeId, { lastPracticeRestoreAt: context.now() });
  if (outcome.kind === 'damaged') await tellDrive(context, placeId, { lastVerdict: 'failed' });
  return outcome;
}

async function rehearse(
  context: VaultContext,
  source: BackupSource,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<ProvenSource | Unproven> {
  const { keys, port } = context;
  const here = await port.call('survey', {});
  if (here.kind === 'failed') return unproven(faultOf(here.failure, 'header'));
  const pair = readBackPair(source.survey, here.value, keys);
  if (pair.kind !== 'pair') return unproven(pair);
  const ours = await port.call('tombstones.read', {});
  const theirs = await source.readWhole('tombstones');
  const manifestBytes = await source.readWhole('manifest');
  if (ours.kind === 'failed') return unproven(faultOf(ours.failure, 'journal'));
  if (theirs.kind === 'failed') return unproven(faultOf(theirs.failure, 'journal'));
  if (manifestBytes.kind === 'failed') return unproven(faultOf(manifestBytes.failure, 'journal'));
  const [list, own] = [destructionsIn(theirs.value, keys), destructionsIn(ours.value, keys)];
  // What is damaged here and was written again below stands there just so.
  if (list.broken > own.broken) return unproven(damage('journal', 'the list of destructions does not open'));
  const manifest = openManifest(manifestBytes.value, keys);
  if (manifest === undefined && manifestBytes.value.length > 0)
    return unproven(damage('cut-short', 'what was proven last does not open'));

  const gone = new Set(destroyedSince(list, own).map(({ unit }) => unit));
  const input = { source, keys, keyring: pair.keyring, manifest, gone };
  const proof = await proveSource(input, onProgress, cancelled);
  if (proof.kind === 'unproven') return proof;
  const live = await liveContentAt(context, proof.state.sequence, proof.scratch.records);
  if (live.digest === proof.content.digest) return proof;
  return unproven(damage('journal', 'it holds other records than this vault'), proof.scratch.records.size);
}

function unproven(fault: Fault, readable = 0): Unproven {
  return { kind: 'unproven', fault, readable };
}
