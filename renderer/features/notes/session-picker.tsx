import { Select } from '@mantine/core';
import type { DraftAbout } from '../../vault/api';
import { showDay, showLocalDateTime } from '../../ui/dates';
import { useView } from '../../ui/vault-link';
import { notableSessions, type SessionRow } from './choose-session';

type NoteAbout = Extract<DraftAbout, { readonly kind: 'note' }>;

const NONE = 'none';

/** Which session the note is about, or none. */
export function SessionPicker({
  about,
  sessions,
  now,
  onChange,
}: {
  readonly about: NoteAbout;
  readonly sessions: readonly SessionRow[];
  readonly now: string;
  readonly onChange: (about: NoteAbout) => void;
}) {
  const chosen = useView(
    about.appointmentId === null ? null : { name: 'appointment', args: { id: about.appointmentId } },
  );
  const options = notableSessions(sessions, now);
  const without = options.filter(({ hasNote, id }) => !hasNote || id === about.appointmentId);
  const noted = options.filter(({ hasNote, id }) => hasNote && id !== about.appointmentId);
  const isListed = about.appointmentId === null || options.some(({ id }) => id === about.appointmentId);
  const today = now.slice(0, 10);
  const optionOf = ({ id, appointment }: SessionRow) => ({
    value: id,
    label: whenOf(appointment.startsAt, today),
  });
  const onlyNote = `No session, ${showDay(about.appointmentId === null ? about.sessionOn : today)}`;
  return (
    <span className="note-session">
      {chosen == null ? null : <span className="small muted">Session {chosen.sessionNumber} ·</span>}
      <Select
        aria-label="The session this note is about"
        size="xs"
        autoComplete="off"
        comboboxProps={{ width: 260, position: 'top-end', shadow: 'md' }}
        data={[
          { group: 'Without a note', items: without.map(optionOf) },
          ...(isListed || chosen == null
            ? []
            : [
                {
                  group: 'Chosen',
                  items: [{ value: String(chosen.id), label: whenOf(chosen.startsAt, today) }],
                },
              ]),
          { group: 'On its own', items: [{ value: NONE, label: onlyNote }] },
          { group: 'With a note already', items: noted.map(optionOf) },
        ].filter(({ items }) => items.length > 0)}
        value={about.appointmentId ?? NONE}
        onChange={(value) => {
          const row = options.find(({ id }) => id === value);
          if (row !== undefined) {
            const { id, episodeId, startsAt } = row.appointment;
            onChange({ kind: 'note', episodeId, appointmentId: id, sessionOn: startsAt.slice(0, 10) });
          } else if (value === NONE) onChange({ ...about, appointmentId: null, sessionOn: today });
        }}
      />
    </span>
  );
}

function whenOf(startsAt: string, today: string): string {
  const isThisYear = startsAt.slice(0, 4) === today.slice(0, 4);
  return isThisYear ? showLocalDateTime(startsAt) : `${showDay(startsAt)} ${startsAt.slice(11, 16)}`;
}
