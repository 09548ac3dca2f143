import type { Unsaved } from '../api';
import type { KeyringHolder } from '../keys/keyring-holder';
import { readTombstones, tombstoneLines } from '../keys/tombstones';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import type { Catalogue } from '../store/catalogue';
import type { TombstoneFrame } from './apply-frame';

/** Adds what the list of destructions does not hold yet; answers how many lines that were. */
export async function writeTombstones(
  {
    port,
    keyring,
    catalogue,
  }: { readonly port: StorageClient; readonly keyring: KeyringHolder; readonly catalogue: Catalogue },
  tombstones: readonly TombstoneFrame[],
): Promise<{ readonly kind: 'written'; readonly lines: number } | Unsaved> {
  const file = await port.call('tombstones.read', {});
  if (file.kind === 'failed') return unsavedOf(file.failure);
  const known = new Set(readTombstones(keyring.keys, file.value).map((one) => one.unit));
  const fresh = tombstones
    .filter((one) => !known.has(one.unit))
    .map(({ unit, compartment, certificateId }) => {
      const certificate = [...catalogue.entries('certificate')].find(
        (entry) => entry.id === certificateId,
      )?.summary;
      const rule = certificate?.rule ?? '';
      const destroyedOn = certificate?.destroyedOn ?? '';
      return { compartment, unit, told: { rule, destroyedOn, certificateId } };
    });
  if (fresh.length === 0) return { kind: 'written', lines: 0 };
  const answer = await port.call('tombstones.append', { bytes: tombstoneLines(keyring.keys, fresh) });
  return answer.kind === 'failed' ? unsavedOf(answer.failure) : { kind: 'written', lines: fresh.length };
}
