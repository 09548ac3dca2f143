import type { Instant } from '../../domain/instant';
import type { RecordId } from '../../domain/ids';
import type { Unsaved } from '../api';
import { newId } from '../crypto/random-id';
import { draftIds, draftsIn, sealDraft } from '../drafts';
import type { Journal } from '../journal/journal';
import { withoutUnits } from '../keys/change-keyring';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import type { Catalogue } from '../store/catalogue';
import type { TombstoneFrame } from './apply-frame';
import { keysFrame } from './keys-frame';
import { writeTombstones } from './write-tombstones';

export interface DestructionParts {
  readonly port: StorageClient;
  readonly journal: Journal;
  readonly keyring: KeyringHolder;
  /** As it was before the units died. */
  readonly catalogue: Catalogue;
  readonly now: () => Instant;
}

/**
 * Everything of a destruction after its tombstones stand in the journal, in the order of vault.md; each step may be done
 * twice, so that a crash anywhere is finished at the next unlock: tombstones file, files overwritten (while their records
 * still open and name them), keyring without the keys and with new ones for catalogue, index and drafts, older copies and
 * affected drafts overwritten, the working store given up, the new keyring named in the journal.
 */
export async function completeDestruction(
  parts: DestructionParts,
  tombstones: readonly TombstoneFrame[],
  extraFiles: readonly string[],
): Promise<{ readonly kind: 'destroyed' } | Unsaved> {
  const { port, journal, keyring, catalogue } = parts;
  const units = new Set(tombstones.map((one) => one.unit));
  const written = await writeTombstones(parts, tombstones);
  if (written.kind !== 'written') return written;
  const drafts = await keepOtherDrafts(parts, units);
  if (drafts.kind !== 'kept') return drafts;
  const fileIds = [...new Set([...extraFiles, ...filesOf(catalogue, units)])];
  const removed = fileIds.length > 0 ? await port.call('file.destroy', { fileIds }) : undefined;
  if (removed?.kind === 'failed') return unsavedOf(removed.failure);
  const thinned = await keyring.replace(drafts.keyring);
  if (thinned.kind !== 'ready') return thinned;
  const retired = await port.call('keyring.retire-older', { generation: keyring.current.generation });
  if (retired.kind === 'failed') return unsavedOf(retired.failure);
  for (const draftId of drafts.old) await port.call('draft.remove', { draftId });
  const marked = await port.call('store.remove-at-next-start', {});
  if (marked.kind === 'failed') return unsavedOf(marked.failure);
  const named = await journal.append([keysFrame(keyring.keys)], keyring.current.generation, parts.now());
  return named.kind === 'appended' ? { kind: 'destroyed' } : named;
}

/**
 * Drafts get a new key too. Those that stay are sealed under it as new files before the keyring changes, and the old files
 * go afterwards: at every moment one of the two opens.
 */
async function keepOtherDrafts({ port, keyring, catalogue }: DestructionParts, units: ReadonlySet<string>) {
  const { vaultId } = keyring.keys;
  const next = withoutUnits(keyring.current, units);
  const listed = await port.call('draft.list', {});
  if (listed.kind === 'failed') return unsavedOf(listed.failure);
  // Of this very list: what is not in it is not removed afterwards either.
  const drafts = draftsIn(listed.value, vaultId, keyring.current);
  const isAffected = (id: RecordId) => {
    const unit = catalogue.entry(id)?.unit;
    return unit !== undefined && units.has(unit);
  };
  for (const draft of drafts.filter((one) => !draftIds(one.about).some(isAffected))) {
    const moved = { ...draft, draftId: newId() };
    const answer = await port.call('draft.write', {
      draftId: moved.draftId,
      bytes: sealDraft(next, vaultId, moved),
    });
    if (answer.kind === 'failed') return unsavedOf(answer.failure);
  }
  return { kind: 'kept' as const, keyring: next, old: listed.value.map((one) => one.draftId) };
}

function filesOf(catalogue: Catalogue, units: ReadonlySet<string>): readonly string[] {
  return [...catalogue.entries('attachment')]
    .filter((entry) => units.has(entry.unit))
    .map((entry) => entry.summary.fileId);
}
