import { unsavedSentence } from '../../ui/unsaved';
import { waitSentence } from '../../ui/secret-sentence';

/** Why nothing was destroyed; null when it was. */
export function destroyFailure(
  outcome: { readonly kind: string; readonly waitUntil?: string | null },
  now: Date,
): string | null {
  switch (outcome.kind) {
    case 'destroyed':
      return null;
    case 'wrong-secret':
      return [
        'That is not the password. Nothing was destroyed.',
        waitSentence(outcome.waitUntil ?? null, now),
      ]
        .filter(Boolean)
        .join(' ');
    case 'held':
      return 'A hold keeps this record. Nothing was destroyed.';
    case 'not-due':
      return 'This record is not due yet. Nothing was destroyed.';
    case 'needs-date-of-birth':
      return 'Without a date of birth no one can say whether it is due. Nothing was destroyed.';
    default:
      return unsavedSentence(outcome) ?? 'Nothing was destroyed. Try again.';
  }
}
