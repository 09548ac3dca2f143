import type { RestoreAdditions } from '../../../electron/contract/storage';
import type { LongOutcome, Progress } from '../api';
import type { RestoreContext } from '../context';
import { newId } from '../crypto/random-id';
import { type FrameDraft, frameGroup } from '../journal/frame-group';
import { withoutUnits } from '../keys/change-keyring';
import { findUnit } from '../keys/keyring';
import { keyringBytes } from '../keys/keyring-format';
import { tombstoneLines } from '../keys/tombstones';
import { genesisFrame } from '../opening/first-frames';
import { keysFrame } from '../opening/keys-frame';
import type { Destruction } from './destructions';
import { unsavedOf } from '../port/unsaved';
import type { VerifiedSource } from './verify-source';

/**
 * Puts a verified backup in place. It goes on as a new branch of the same vault, so that the old laptop, should it turn
 * up, is never taken for a prefix of this one. What was destroyed since stays destroyed: its keys are not in the new
 * keyring, its files are left out, its tombstones stand in the new branch. All of it is on the disk before the swap.
 */
export async function installSource(
  { port, now }: RestoreContext,
  verified: VerifiedSource,
  onProgress: Progress,
): Promise<LongOutcome> {
  const { sourceId, header } = verified;
  const additions = additionsFor(verified, now());
  const answer = await port.call('restore.install', { sourceId, header, additions }, (progress) =>
    onProgress(progress.doneBytes, progress.totalBytes),
  );
  if (answer.kind === 'ok') return { kind: 'done', ...answer.value };
  const { reason } = answer.failure;
  return reason === 'vanished' || reason === 'cancelled' ? { kind: reason } : unsavedOf(answer.failure);
}

function additionsFor(
  { keys, keyring, proof, destroyedHere }: VerifiedSource,
  at: Parameters<typeof frameGroup>[3]['at'],
): RestoreAdditions {
  const gone = new Set(destroyedHere.map(({ unit }) => unit));
  const isThinned = [...gone].some((unit) => findUnit(keyring, unit) !== undefined);
  const next = isThinned ? withoutUnits(keyring, gone) : keyring;
  const branch = newId();
  const drafts = [
    genesisFrame(branch),
    ...destroyedHere.map(tombstoneFrame),
    // Says that these destructions are finished: the keyring beside it is without their keys.
    ...(destroyedHere.length > 0 ? [keysFrame(keys)] : []),
  ];
  const facts = { group: newId(), keyringGeneration: next.generation, at };
  const { frames } = frameGroup(keys, { ...proof.state, branch }, drafts, facts);
  return {
    // Always the one that was verified: which copy looks newest in the source is nobody's word.
    keyring: { bytes: keyringBytes(next, keys), generation: next.generation },
    tombstones: tombstoneLines(keys, destroyedHere),
    frames,
    branch,
    leaveOutFiles: proof.scratch.goneFiles,
    upTo: { ...proof.state.end, sequence: proof.state.sequence, hash: proof.state.hash },
  };
}

function tombstoneFrame({ compartment, unit, told }: Destruction): FrameDraft {
  return {
    compartment,
    kind: 'tombstone',
    id: told.certificateId,
    revision: 0,
    unit,
    keyGeneration: 0,
    earlier: null,
    gone: false,
    content: new Uint8Array(),
  };
}
