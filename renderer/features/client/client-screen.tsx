import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ClientView } from '../../vault/api';
import { isDialogOpen } from '../../ui/is-dialog-open';
import { ClientActions } from './client-actions';
import { ClientHeader } from './client-header';
import type { ClientPanel } from './client-panel';
import { TimeLine } from './time-line';
import './client.css';

/** One client: the header answers what must be known before anything is opened; below, writing, then everything that was. */
export function ClientScreen({
  client,
  focus,
  composer,
  onOpen,
  onWriteNote,
}: {
  readonly client: ClientView;
  /** Record to bring into view, when a search led here; `turn` changes with every visit. */
  readonly focus: { readonly recordId: string; readonly turn: number } | null;
  readonly composer: ReactNode;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly onWriteNote: (appointmentId: string) => void;
}) {
  const openByKey = (panel: ClientPanel) => {
    if (!isDialogOpen()) onOpen(panel);
  };
  useHotkeys([
    ['e', () => openByKey({ kind: 'edit' })],
    ['c', () => openByKey({ kind: 'consents', consentId: null })],
    ['p', () => openByKey({ kind: 'people' })],
    ['a', () => openByKey({ kind: 'add-files' })],
    ['s', () => client.episodes.length > 0 && openByKey({ kind: 'new-session' })],
  ]);
  return (
    <div className="page client-page">
      <ClientHeader
        client={client}
        onOpen={onOpen}
        actions={<ClientActions client={client} onOpen={onOpen} />}
      />
      {composer}
      <TimeLine
        key={client.person.id}
        personId={client.person.id}
        name={client.person.name}
        focus={focus}
        onOpen={onOpen}
        onWriteNote={onWriteNote}
      />
    </div>
  );
}
