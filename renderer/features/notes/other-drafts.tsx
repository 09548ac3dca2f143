import { Button } from '@mantine/core';
import type { DraftRow } from '../../vault/api';
import { showInstant, showWeekday } from '../../ui/dates';
import { wordsIn } from './note-sheet';

/** Further drafts about this client, offered back one by one. */
export function OtherDrafts({
  drafts,
  onOpen,
}: {
  readonly drafts: readonly DraftRow[];
  readonly onOpen: (draft: DraftRow) => void;
}) {
  if (drafts.length === 0) return null;
  return (
    <ul className="note-drafts" aria-label="Other drafts">
      {drafts.map((draft) => (
        <li key={draft.draftId}>
          <span>
            A draft of {wordsIn(draft.fields)} words
            {draft.about.kind === 'note' ? ` for ${showWeekday(draft.about.sessionOn)}` : ''} was kept on{' '}
            {showInstant(draft.savedAt)}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => onOpen(draft)}>
            Continue
          </Button>
        </li>
      ))}
    </ul>
  );
}
