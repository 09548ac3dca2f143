import { Button } from '@mantine/core';
import type { DraftRow } from '../../vault/api';
import { showInstant } from '../../ui/dates';
import { goTo } from '../../ui/navigation';
import { useView } from '../../ui/vault-link';
import { draftPlace, type DraftPlace } from './draft-place';

/** As many as fit without pushing the list away; the rest are offered on the clients' own pages. */
const SHOWN = 3;

/** What was begun and not finished, whoever it is about: one press leads back to it. */
export function KeptDrafts({ onNewClient }: { readonly onNewClient: () => void }) {
  const drafts = useView({ name: 'drafts', args: {} });
  if (drafts === undefined || drafts.length === 0) return null;
  const newest = drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
  const open = (place: DraftPlace) => {
    if (place.kind === 'new-client') onNewClient();
    else goTo(`/clients/${place.personId}`, { state: place.visit });
  };
  return (
    <ul className="kept-drafts" aria-label="Drafts">
      {newest.slice(0, SHOWN).map((draft) => (
        <DraftLine key={draft.draftId} draft={draft} onOpen={open} />
      ))}
      {newest.length > SHOWN ? (
        <li className="muted">and {newest.length - SHOWN} more, on the pages of their clients</li>
      ) : null}
    </ul>
  );
}

function DraftLine({
  draft,
  onOpen,
}: {
  readonly draft: DraftRow;
  readonly onOpen: (place: DraftPlace) => void;
}) {
  const place = draftPlace(draft);
  if (place === null) return null;
  return (
    <li>
      <span>
        {place.said}, kept {showInstant(draft.savedAt)}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Continue: ${place.said}`}
        onClick={() => onOpen(place)}
      >
        Continue
      </Button>
    </li>
  );
}
