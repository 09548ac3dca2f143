import type { StorageFailure } from '../../../electron/contract/storage';
import type { Unsaved } from '../api';

/** A failure of the disk in the words a screen can use. */
export function unsavedOf({ reason, detail }: StorageFailure): Unsaved {
  switch (reason) {
    case 'disk-full':
    case 'read-only':
      return { kind: reason };
    default:
      return { kind: 'storage-failed', reason: detail === '' ? reason : `${reason}: ${detail}` };
  }
}
