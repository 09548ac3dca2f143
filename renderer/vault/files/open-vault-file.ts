import type { Attachment } from '../../domain/attachment';
import type { Cancelled, VaultContext } from '../context';
import { findUnit } from '../keys/keyring';
import { openFileKey } from './file-key';
import { type OpenedFile, openFile, type TakePlain } from './open-file';

/** Opens the file of an attachment of this vault; `destroyed` when its unit has no key any more. */
export async function openVaultFile(
  context: VaultContext,
  { record, unitId }: { readonly record: Attachment; readonly unitId: string },
  onPlain: TakePlain,
  cancelled: Cancelled,
): Promise<OpenedFile | { readonly kind: 'destroyed' }> {
  const unit = findUnit(context.keyring(), unitId);
  if (unit === undefined) return { kind: 'destroyed' };
  const { fileId } = record;
  const at = { vaultId: context.keys.vaultId, fileId, unitId };
  return openFile(
    {
      read: (offset, length) => context.port.call('file.read', { fileId, offset, length }),
      openKey: (sealed) => openFileKey(unit, at, sealed),
      expected: record,
    },
    onPlain,
    cancelled,
  );
}
