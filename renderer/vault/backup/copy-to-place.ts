import type { CopyReport, StorageAnswer } from '../../../electron/contract/storage';
import type { Progress } from '../api';
import type { Cancelled } from '../context';
import type { StorageClient } from '../port/storage-client';

/** How often a running copy looks whether it should stop: a lock gives one second. */
const LOOK_EVERY_MS = 200;

/** Has main copy what is new to a place; passes a cancel on to it and waits until it has stopped. */
export async function copyToPlace(
  port: StorageClient,
  placeId: string,
  onProgress: Progress,
  cancelled: Cancelled,
): Promise<StorageAnswer<CopyReport>> {
  let asked = false;
  const looking = setInterval(() => {
    if (asked || !cancelled()) return;
    asked = true;
    void port.call('backup.cancel', { placeId });
  }, LOOK_EVERY_MS);
  try {
    return await port.call('backup.copy', { placeId }, ({ doneBytes, totalBytes }) =>
      onProgress(doneBytes, totalBytes),
    );
  } finally {
    clearInterval(looking);
  }
}
