import type { StorageFailure } from '../../../electron/contract/storage';
import type { Cancelled } from '../context';
import type { StorageClient } from '../port/storage-client';
import type { PlainFacts } from './seal-file';

export type WrittenFile =
  /** Synced and in its place. */
  | { readonly kind: 'written'; readonly facts: PlainFacts }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: StorageFailure };

/**
 * Hands a sealed file to main piece by piece, each acknowledged before the next is sealed: memory stays bounded and the
 * worker answers others in between. Unless it ends `written`, nothing of the file is left, also when the pieces throw.
 */
export async function writeFile(
  storage: StorageClient,
  fileId: string,
  pieces: AsyncGenerator<Uint8Array, PlainFacts>,
  onProgress: (sealedBytes: number) => void,
  cancelled: Cancelled,
): Promise<WrittenFile> {
  let outcome: WrittenFile | null = null;
  try {
    outcome = await send(storage, fileId, pieces, onProgress, cancelled);
    return outcome;
  } finally {
    if (outcome?.kind !== 'written') {
      await storage.call('file.abort', { fileId });
      // Ends the reading of the plain file, too.
      await pieces.return({ bytes: 0, digest: '' });
    }
  }
}

async function send(
  storage: StorageClient,
  fileId: string,
  pieces: AsyncGenerator<Uint8Array, PlainFacts>,
  onProgress: (sealedBytes: number) => void,
  cancelled: Cancelled,
): Promise<WrittenFile> {
  const begun = await storage.call('file.begin', { fileId });
  if (begun.kind === 'failed') return begun;
  for (let sent = 0; ; ) {
    if (cancelled()) return { kind: 'cancelled' };
    const piece = await pieces.next();
    if (piece.done === true) {
      const finished = await storage.call('file.finish', { fileId });
      return finished.kind === 'failed' ? finished : { kind: 'written', facts: piece.value };
    }
    const appended = await storage.call('file.append', { fileId, bytes: piece.value });
    if (appended.kind === 'failed') return appended;
    sent += piece.value.length;
    onProgress(sent);
  }
}
