import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { AddFiles } from '../features/attachments/add-files';
import { AttachmentViewer } from '../features/attachments/attachment-viewer';
import { EvidencePicker } from '../features/attachments/evidence-picker';
import { SessionForm } from '../features/calendar/session-form';
import type { ClientPanel } from '../features/client/client-panel';
import { ClientScreen } from '../features/client/client-screen';
import { Holds } from '../features/client/holds';
import { RelatedPeople } from '../features/client/related-people';
import { EditPerson } from '../features/clients/edit-person';
import { ConsentsPanel } from '../features/consents/consents-panel';
import { AmendNote } from '../features/notes/amend-note';
import { NoteComposer } from '../features/notes/note-composer';
import { addDays } from '../ui/dates';
import { Empty } from '../ui/empty';
import { goTo, useVisit } from '../ui/navigation';
import { useToday, useView } from '../ui/vault-link';
import type { ClientView } from '../vault/api';

/** One client's page, put together from the features that work on it: none of them knows another. */
export function ClientRoute({ personId }: { readonly personId: string }) {
  const client = useView({ name: 'client', args: { personId } });
  const visit = useVisit();
  const [panel, setPanel] = useState<ClientPanel | null>(null);
  const close = () => setPanel(null);
  const focus = useMemo(
    () => (visit.focus === undefined ? null : { recordId: visit.focus, turn: visit.turn }),
    [visit.focus, visit.turn],
  );
  const wish = useMemo(
    () =>
      visit.compose === undefined ? null : { appointmentId: visit.compose.appointmentId, turn: visit.turn },
    [visit.compose, visit.turn],
  );

  if (client === undefined) return <div className="page" aria-busy="true" />;
  if (client === null) {
    return (
      <div className="page">
        <h1 tabIndex={-1}>Not here any more</h1>
        <Empty action={<Button onClick={() => goTo('/clients')}>All clients</Button>}>
          Adding this client was undone, or their records were destroyed.
        </Empty>
      </div>
    );
  }
  const { person } = client;
  return (
    <>
      <ClientScreen
        client={client}
        focus={focus}
        onOpen={setPanel}
        onWriteNote={(appointmentId) =>
          goTo(`/clients/${personId}`, { state: { compose: { appointmentId } }, replace: true })
        }
        composer={
          client.episodes.length === 0 ? null : (
            <NoteComposer
              personId={personId}
              name={person.name}
              episodes={client.episodes}
              riskOpenSince={client.riskOpenSince}
              wish={wish}
              onAttach={() => setPanel({ kind: 'add-files' })}
            />
          )
        }
      />
      {panel === null ? null : <Panel panel={panel} client={client} onOpen={setPanel} onClose={close} />}
    </>
  );
}

/** A week after the next session at its time, as most work goes on; else today. */
function nextStart({ nextSession }: ClientView, today: string): string {
  if (nextSession === null) return `${today}T10:00`;
  return `${addDays(nextSession.startsAt.slice(0, 10), 7)}${nextSession.startsAt.slice(10)}`;
}

function Panel({
  panel,
  client,
  onOpen,
  onClose,
}: {
  readonly panel: ClientPanel;
  readonly client: ClientView;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const { person } = client;
  switch (panel.kind) {
    case 'edit':
      return <EditPerson person={person} revision={client.revision} onClose={onClose} />;
    case 'consents':
      return (
        <ConsentsPanel
          personId={person.id}
          name={person.name}
          standing={[...client.consentsInForce, ...client.consentsRefused]}
          focusId={panel.consentId}
          evidence={(slot) => <EvidencePicker personId={person.id} {...slot} />}
          onOpenAttachment={(id) => onOpen({ kind: 'attachment', id })}
          onClose={onClose}
        />
      );
    case 'add-files':
      return (
        <AddFiles
          personId={person.id}
          episodeId={client.episodes.find(({ status }) => status === 'active')?.id ?? null}
          name={person.name}
          onClose={onClose}
        />
      );
    case 'attachment':
      return <AttachmentViewer id={panel.id} name={person.name} onClose={onClose} />;
    case 'amend':
      return (
        <AmendNote noteId={panel.noteId} name={person.name} closesRisk={panel.closesRisk} onClose={onClose} />
      );
    case 'new-session':
      return (
        <SessionForm
          startsAt={nextStart(client, today)}
          minutes={client.nextSession?.minutes ?? 50}
          client={{ personId: person.id, name: person.name }}
          onClose={onClose}
        />
      );
    case 'people':
      return <RelatedPeople client={client} onClose={onClose} />;
    case 'hold':
      return <Holds client={client} onClose={onClose} />;
  }
}
