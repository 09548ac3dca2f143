import { assertNever } from '../../domain/assert-never';
import type { ReadAttachmentOutcome } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { findAttachment } from './find-attachment';
import { openVaultFile } from './open-vault-file';
import { unsavedOf } from '../port/unsaved';

/**
 * Plain bytes of an attachment for the viewer, in pieces of at most 64 KiB; the next piece is opened when the page has
 * taken the last one. `damaged` may come after pieces that were right: the viewer then says so beside what it shows.
 */
export async function readAttachment(
  context: VaultContext,
  id: string,
  onChunk: (bytes: Uint8Array) => Promise<void>,
  cancelled: Cancelled,
): Promise<ReadAttachmentOutcome> {
  const found = await findAttachment(context, id);
  if (found.kind !== 'found') return found;
  const opened = await openVaultFile(context, found, onChunk, cancelled);
  switch (opened.kind) {
    case 'whole':
      return { kind: 'read', bytes: found.record.bytes };
    case 'failed':
      // The record names it, so it must be there.
      return opened.failure.reason === 'missing' ? { kind: 'damaged' } : unsavedOf(opened.failure);
    case 'damaged':
    case 'destroyed':
    case 'cancelled':
      return { kind: opened.kind };
    default:
      return assertNever(opened);
  }
}
