import { assertNever } from '../../domain/assert-never';
import type { DraftRow } from '../../vault/api';
import type { Visit } from '../../ui/navigation';

/** Where a draft goes on being written, and what it is, in words. */
export type DraftPlace =
  | { readonly kind: 'new-client'; readonly said: string }
  | { readonly kind: 'client'; readonly said: string; readonly personId: string; readonly visit: Visit };

/** Null when whoever it is about is no longer here. */
export function draftPlace({ about, personId, name, fields }: DraftRow): DraftPlace | null {
  if (about.kind === 'client' && about.personId === null) {
    return { kind: 'new-client', said: 'A new client, not added yet' };
  }
  if (personId === null) return null;
  switch (about.kind) {
    case 'note':
      return {
        kind: 'client',
        said: `A note on ${name}`,
        personId,
        visit: { compose: { appointmentId: about.appointmentId } },
      };
    case 'amendment':
      return { kind: 'client', said: `An amendment about ${name}`, personId, visit: { focus: about.noteId } };
    case 'client':
      return {
        kind: 'client',
        said: fields['form'] === 'consent' ? `A consent of ${name}` : `Changed particulars of ${name}`,
        personId,
        visit: {},
      };
    default:
      return assertNever(about);
  }
}
