import { Anchor, Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { AppointmentRow } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { showLocalTime } from '../../ui/dates';
import { goTo } from '../../ui/navigation';
import { useAct } from '../../ui/vault-link';
import { AttendanceMenu } from './attendance-menu';
import './today.css';

const TYPES = {
  session: 'Session',
  assessment: 'Assessment',
  review: 'Review',
  supervision: 'Supervision',
  other: 'Appointment',
} as const;

const ATTENDANCE = {
  planned: null,
  attended: { tone: 'good', said: 'Attended' },
  'cancelled-by-client': { tone: 'due', said: 'Cancelled by client' },
  'cancelled-by-therapist': { tone: 'due', said: 'Cancelled by you' },
  'did-not-attend': { tone: 'due', said: 'Did not attend' },
} as const;

/** One session of the day. `isNext` marks where in the day one stands; its note is then the filled button. */
export function SessionRow({
  session,
  isNext,
}: {
  readonly session: AppointmentRow;
  readonly isNext: boolean;
}) {
  const act = useAct();
  const attendance = ATTENDANCE[session.attendance];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (session.attendance !== 'planned') return;
    event.preventDefault();
    void act(
      { name: 'mark-attendance', args: { id: session.id, attendance: 'attended', absenceReason: null } },
      { said: 'Marked as attended' },
    );
  };

  return (
    <li className="card-row session-row" data-next={isNext || undefined} onKeyDown={onKeyDown}>
      <span className="session-time">
        <span className="session-start">{showLocalTime(session.startsAt)}</span>
        <span className="small muted">{session.minutes} min</span>
      </span>
      <span className="session-who">
        <span className="session-name">
          <Anchor
            component="button"
            type="button"
            className="session-link"
            onClick={() => goTo(`/clients/${session.personId}`)}
          >
            {session.name}
          </Anchor>{' '}
          {attendance === null ? null : <Chip tone={attendance.tone}>{attendance.said}</Chip>}{' '}
          {session.riskOpen ? <Chip tone="risk">Risk open</Chip> : null}
        </span>
        <span className="small muted">
          {TYPES[session.type]} {session.sessionNumber}
          {session.place === '' ? '' : ` · ${session.place}`}
        </span>
      </span>
      <NoteAction session={session} isNext={isNext} />
    </li>
  );
}

function NoteAction({ session, isNext }: { readonly session: AppointmentRow; readonly isNext: boolean }) {
  const write = () =>
    goTo(`/clients/${session.personId}`, { state: { compose: { appointmentId: session.id } } });
  if (session.noteId !== null) return <Chip>Note done</Chip>;
  if (session.draftId !== null) {
    return (
      <Button size="xs" variant={isNext ? 'filled' : 'default'} onClick={write}>
        Continue note
      </Button>
    );
  }
  if (session.attendance === 'attended') {
    return (
      <Button size="xs" variant={isNext ? 'filled' : 'default'} onClick={write}>
        Write note
      </Button>
    );
  }
  return session.attendance === 'planned' ? (
    <span className="session-actions">
      {isNext ? (
        <Button size="xs" variant="default" onClick={write}>
          Write note
        </Button>
      ) : null}
      <AttendanceMenu session={session} />
    </span>
  ) : null;
}
