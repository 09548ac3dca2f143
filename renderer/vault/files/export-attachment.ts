import type { LongOutcome, Progress, Unsaved } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { findAttachment } from './find-attachment';
import { openVaultFile } from './open-vault-file';
import { unsavedOf } from '../port/unsaved';
import type { StorageFailure } from '../../../electron/contract/storage';

/**
 * Writes the plain bytes of an attachment to the place the person chose. The page has warned, and the vault has
 * checked the password before (`edge/one-leave.ts`); these are the only plain bytes of an attachment that main ever sees. Unless it ends `done`, nothing is left there.
 */
export async function exportAttachment(
  context: VaultContext,
  id: string,
  targetId: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<LongOutcome> {
  const found = await findAttachment(context, id);
  if (found.kind === 'invalid') return found;
  if (found.kind !== 'found') return unreadable(found.kind);
  let refused: StorageFailure | null = null;
  let written = 0;
  const append = async (bytes: Uint8Array) => {
    const answer = await context.port.call('export.append', { targetId, bytes });
    bytes.fill(0);
    if (answer.kind === 'failed') refused = answer.failure;
    written += bytes.length;
    onProgress(written, found.record.bytes);
  };
  const opened = await openVaultFile(context, found, append, () => refused !== null || cancelled());
  if (opened.kind === 'whole' && refused === null) {
    const finished = await context.port.call('export.finish', { targetId });
    if (finished.kind === 'ok') return { kind: 'done', bytes: finished.value.bytes, files: 1 };
    refused = finished.failure;
  }
  await context.port.call('export.abort', { targetId });
  if (refused !== null) return longOf(refused);
  switch (opened.kind) {
    case 'failed':
      return longOf(opened.failure);
    case 'damaged':
    case 'destroyed':
      return unreadable(opened.kind);
    default:
      return { kind: 'cancelled' };
  }
}

function unreadable(what: 'damaged' | 'destroyed'): Unsaved {
  return { kind: 'storage-failed', reason: what };
}

/** A stick that was pulled out has its own sentence. */
function longOf(failure: StorageFailure): LongOutcome {
  return failure.reason === 'vanished' ? { kind: 'vanished' } : unsavedOf(failure);
}
