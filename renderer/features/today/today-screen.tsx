import { Button } from '@mantine/core';
import { Card } from '../../ui/card';
import { dayOf, showLongDay } from '../../ui/dates';
import { Empty } from '../../ui/empty';
import { KeyHint } from '../../ui/key-hint';
import { goTo } from '../../ui/navigation';
import { Page } from '../../ui/page';
import { useNow, useView } from '../../ui/vault-link';
import type { AppointmentRow } from '../../vault/api';
import { BackupCard } from './backup-card';
import { daySentence } from './day-sentence';
import { DueCard } from './due-card';
import { NotesToWrite } from './notes-to-write';
import { SessionRow } from './session-row';
import './today.css';

/** The day at a glance: who comes, what is still to write, what falls due, whether a copy stands elsewhere. */
export function TodayScreen() {
  const now = useNow(20_000);
  const view = useView({ name: 'today', args: {} });
  if (view === undefined) return <Page heading={showLongDay(dayOf(now))}>{null}</Page>;

  const earlier = view.notesToWrite.filter((row) => row.startsAt.slice(0, 10) !== view.day);
  const next = nextOf(view.sessions, localTime(now));
  return (
    <Page
      heading={showLongDay(view.day)}
      subtitle={
        view.clients === 0
          ? 'The cabinet is empty.'
          : daySentence(view.sessions.length, view.notesToWrite.length)
      }
    >
      <div className="page-columns">
        <div>
          <Card title="Sessions" rows={view.sessions.length > 0}>
            {view.sessions.length === 0 ? (
              <NoSessions hasClients={view.clients > 0} />
            ) : (
              <ul className="session-list" aria-label="Sessions of the day">
                {view.sessions.map((session) => (
                  <SessionRow key={session.id} session={session} isNext={session.id === next?.id} />
                ))}
              </ul>
            )}
          </Card>
          <NotesToWrite rows={earlier} />
        </div>
        <div>
          <DueCard items={view.due} />
          <BackupCard drives={view.drives} today={view.day} />
        </div>
      </div>
    </Page>
  );
}

function NoSessions({ hasClients }: { readonly hasClients: boolean }) {
  return hasClients ? (
    <Empty
      action={
        <Button variant="default" onClick={() => goTo('/calendar', { state: { create: true } })}>
          Book a session
        </Button>
      }
    >
      No session is booked for today.
    </Empty>
  ) : (
    <Empty
      action={
        <Button
          rightSection={<KeyHint keys="n" />}
          onClick={() => goTo('/clients', { state: { create: true } })}
        >
          New client
        </Button>
      }
    >
      Sessions of the day will stand here. Begin with your first client, or bring a list in under Import.
    </Empty>
  );
}

/** The session now under way or last begun whose note is missing, else the next to come. */
function nextOf(sessions: readonly AppointmentRow[], now: string): AppointmentRow | undefined {
  const open = sessions.filter(
    (session) =>
      session.noteId === null && (session.attendance === 'planned' || session.attendance === 'attended'),
  );
  return open.findLast((session) => session.startsAt <= now) ?? open[0];
}

function localTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayOf(now)}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
