import type { StorageFailure } from '../../../electron/contract/storage';
import type { VerifyOutcome } from '../api';

/** What is wrong with a copy, in the words of the screens. `detail` says where, and names nobody. */
export interface Damage {
  readonly kind: 'damaged';
  readonly what: Extract<VerifyOutcome, { readonly kind: 'damaged' }>['what'];
  readonly detail: string;
  /** The file it is about. */
  readonly fileId?: string;
}

/** Why a copy could not be proven. */
export type Fault =
  | Damage
  | { readonly kind: 'other-vault' }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'storage-failed'; readonly reason: string };

export function damage(what: Damage['what'], detail: string): Damage {
  return { kind: 'damaged', what, detail };
}

/** A failure of the drive while a copy is read. What the copy itself names and the drive does not have is damage. */
export function faultOf({ reason, detail }: StorageFailure, what: Damage['what']): Fault {
  switch (reason) {
    case 'vanished':
    case 'cancelled':
      return { kind: reason };
    case 'missing':
    case 'damaged':
    case 'io':
      // A sector that cannot be read is damage of what lies in it.
      return damage(what, `${reason}: ${detail}`);
    default:
      return { kind: 'storage-failed', reason: `${reason}: ${detail}` };
  }
}
