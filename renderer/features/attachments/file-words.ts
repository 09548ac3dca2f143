import type { Attachment } from '../../domain/attachment';
import type { AddAttachmentOutcome, ReadAttachmentOutcome } from '../../vault/api';
import { unsavedSentence } from '../../ui/unsaved';

/** Where a file came from decides later whose words it holds, when somebody asks for everything about them. */
export const SOURCES: readonly { readonly value: Attachment['source']; readonly label: string }[] = [
  { value: 'client', label: 'From the client' },
  { value: 'practice', label: 'From the practice' },
  { value: 'third-party', label: 'From somebody else' },
  { value: 'third-party-in-confidence', label: 'From somebody else, in confidence' },
];

export function sourceLabel(source: Attachment['source']): string {
  return SOURCES.find(({ value }) => value === source)?.label ?? source;
}

/** What became of one file that was to be added, or null when it is in. */
export function addFailure(outcome: AddAttachmentOutcome | null): string | null {
  if (outcome === null) return 'Not added: another file is being sealed. Wait for it, then try again.';
  switch (outcome.kind) {
    case 'added':
      return null;
    case 'cancelled':
      return 'Cancelled; nothing of it was kept.';
    case 'unreadable':
      return 'Not added: the file could not be read. Is its drive still connected?';
    default:
      return unsavedSentence(outcome) ?? 'Not added.';
  }
}

/** Why a file cannot be shown, or null when it was read. */
export function readFailure(outcome: ReadAttachmentOutcome): string | null {
  switch (outcome.kind) {
    case 'read':
    case 'cancelled':
      return null;
    case 'damaged':
      return 'This file is damaged on this laptop. Everything else is whole. A backup from before the damage still holds it.';
    case 'destroyed':
      return 'This file was destroyed with the records it belonged to. It cannot come back.';
    case 'locked':
      return 'The vault is locked.';
    default:
      return 'The file could not be read from this disk. Try again; if it goes on, a backup still holds it.';
  }
}
