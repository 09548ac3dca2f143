/** Why a draft is not on the disk and what to do next, or null when it is. */
export function notKeptSentence(failure: { readonly kind: string }): string | null {
  switch (failure.kind) {
    case 'saved':
      return null;
    case 'disk-full':
      return 'Draft not kept: the disk is full. Your text is still here; free some space and it is kept by itself.';
    case 'read-only':
      return 'Draft not kept: this laptop does not let Casekeep write. Your text is still here: copy it elsewhere, then restart the laptop.';
    case 'locked':
      return 'Draft not kept: the vault is locked. Unlock it and type on.';
    case 'invalid':
      return 'Draft not kept: it is too long. Your text is still here; shorten it or attach it as a file.';
    default:
      return 'Draft not kept: the disk did not answer. Your text is still here; it is tried again by itself.';
  }
}
