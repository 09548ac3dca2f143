import { assertNever } from '../../domain/assert-never';
import type { Drive } from '../../domain/practice';
import { wrongSecretSentence } from '../../ui/secret-sentence';
import { unsavedSentence } from '../../ui/unsaved';
import { listOf } from '../../ui/words';
import type { ChangePasswordOutcome, ConfirmOutcome } from '../../vault/api';

/** What a changed password does not change: copies that stand elsewhere. */
export function changedSentence(drives: readonly Pick<Drive, 'label' | 'lastCopyAt'>[]): string {
  const copied = drives.filter((drive) => drive.lastCopyAt !== null).map((drive) => drive.label);
  if (copied.length === 0) return 'The password is changed.';
  return `The password is changed. Until they are backed up to again, the copies on ${listOf(copied)} still open with the old one.`;
}

export function notChangedSentence(
  outcome: Exclude<ChangePasswordOutcome, { readonly kind: 'changed' }>,
  now: Date,
): string {
  switch (outcome.kind) {
    case 'wrong-secret':
      return `Not changed. ${wrongSecretSentence('password', outcome.waitUntil, now)}`;
    case 'too-weak':
      return 'Not changed: the new password is too short. At least 14 characters.';
    case 'locked':
    case 'disk-full':
    case 'read-only':
    case 'storage-failed':
    case 'invalid':
      return `The old password still holds. ${unsavedSentence(outcome) ?? ''}`;
    default:
      return assertNever(outcome);
  }
}

export function notRenewedSentence(outcome: ConfirmOutcome, now: Date): string {
  switch (outcome.kind) {
    case 'wrong-secret':
      return wrongSecretSentence('password', outcome.waitUntil, now);
    case 'confirmed':
      return 'The sheet was not renewed. The old one still holds.';
    case 'locked':
    case 'disk-full':
    case 'read-only':
    case 'storage-failed':
    case 'invalid':
      return `The old sheet still holds. ${unsavedSentence(outcome) ?? ''}`;
    default:
      return assertNever(outcome);
  }
}
