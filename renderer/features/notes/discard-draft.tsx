import { Button, Popover } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { FormDraftKeeper } from '../../ui/use-draft-keeper';

/** Asks before a draft goes; even then Undo brings it back for a while. Shown only while there is something to discard. */
export function DiscardDraft({
  keeper,
  name,
  words,
  onDiscard,
}: {
  readonly keeper: FormDraftKeeper;
  readonly name: string;
  readonly words: () => number;
  readonly onDiscard: () => Promise<string | null>;
}) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (state.kind === 'untouched') return null;
  return (
    <Popover
      opened={isAsking}
      onChange={setIsAsking}
      position="top-start"
      shadow="md"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setIsAsking(!isAsking)}>
          Discard
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="note-discard">
          Discard this draft of {words()} words about {name}? Undo stays for ten seconds.
        </p>
        {failure === null ? null : (
          <p role="alert" className="note-error">
            {failure}
          </p>
        )}
        <div className="note-discard-actions">
          <Button data-autofocus variant="default" size="compact-sm" onClick={() => setIsAsking(false)}>
            Cancel
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => void onDiscard().then(setFailure)}>
            Discard draft
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
