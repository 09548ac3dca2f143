/** Any outcome that means "nothing was saved"; the vault's `Unsaved` and `not-found` fit. */
interface NotSaved {
  readonly kind: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/**
 * What happened, what is safe and what to do next, for every outcome that means "not saved";
 * null for an outcome that means something else.
 */
export function unsavedSentence(outcome: NotSaved): string | null {
  switch (outcome.kind) {
    case 'locked':
      return 'Not saved: the vault is locked. Unlock it and save again.';
    case 'disk-full':
      return 'Not saved: the disk is full. What you typed is still here. Free some space, then save again.';
    case 'read-only':
      return 'Not saved: this laptop does not let Casekeep write. What you typed is still here. Copy it elsewhere, restart the laptop, then save again.';
    case 'storage-failed':
      return 'Not saved: the disk did not answer. What you typed is still here. Try again; if it goes on, back up and restart.';
    case 'not-found':
      return 'Not saved: this record is no longer here. Copy what you typed, then go back to the list.';
    case 'conflict':
      return 'Not saved: this was changed elsewhere meanwhile. Look at the newer state, then save again.';
    case 'invalid':
      return `Not saved: ${outcome.issues?.[0]?.message ?? 'something is missing or too long'}.`;
    default:
      return null;
  }
}
