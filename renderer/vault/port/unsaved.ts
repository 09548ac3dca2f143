import type { StorageFailure } from '../../../electron/contract/storage';
import type { Unsaved } from '../api';

/** A disk's failure in the words of an outcome. */
export function unsavedOf(failure: StorageFailure): Unsaved {
  if (failure.reason === 'disk-full' || failure.reason === 'read-only') return { kind: failure.reason };
  return { kind: 'storage-failed', reason: `${failure.reason}: ${failure.detail}` };
}
