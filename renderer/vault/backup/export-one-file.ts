import type { LongOutcome, Progress } from '../api';
import type { Cancelled, VaultContext } from '../context';
import { unsavedOf } from '../port/unsaved';

const LOOK_EVERY_MS = 200;

/** The whole vault, sealed as it is, as one file: for a new laptop or an archive. Main writes, reads back and compares. */
export async function exportOneFile(
  { port }: VaultContext,
  targetId: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<LongOutcome> {
  const looking = setInterval(() => {
    if (cancelled()) void port.call('export.abort', { targetId });
  }, LOOK_EVERY_MS);
  try {
    const answer = await port.call('export.one-file', { targetId }, ({ doneBytes, totalBytes }) =>
      onProgress(doneBytes, totalBytes),
    );
    if (answer.kind === 'ok')
      return { kind: 'done', bytes: answer.value.copiedBytes, files: answer.value.files };
    const { reason } = answer.failure;
    return reason === 'vanished' || reason === 'cancelled' ? { kind: reason } : unsavedOf(answer.failure);
  } finally {
    clearInterval(looking);
  }
}
