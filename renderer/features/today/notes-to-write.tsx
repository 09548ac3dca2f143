import { Button } from '@mantine/core';
import type { TodayView } from '../../vault/api';
import { Card } from '../../ui/card';
import { showShortDay, showWeekday } from '../../ui/dates';
import { goTo } from '../../ui/navigation';
import './today.css';

const SHOWN = 6;

/** Sessions of earlier days without a finished note, newest first. */
export function NotesToWrite({ rows }: { readonly rows: TodayView['notesToWrite'] }) {
  if (rows.length === 0) return null;
  return (
    <Card title={rows.length > SHOWN ? `Notes to write: ${SHOWN} of ${rows.length}` : 'Notes to write'} rows>
      <ul className="session-list" aria-label="Notes to write">
        {rows.slice(0, SHOWN).map((row) => (
          <li className="card-row session-row" key={row.id}>
            <span className="session-time">
              <span className="session-start">{showWeekday(row.startsAt).slice(0, 3)}</span>
              <span className="small muted">{showShortDay(row.startsAt)}</span>
            </span>
            <span className="session-who">
              <strong>{row.name}</strong>
              <span className="small muted">
                {row.draftWords === null
                  ? 'No note yet.'
                  : `A draft of ${row.draftWords} ${row.draftWords === 1 ? 'word' : 'words'} is kept.`}
              </span>
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={`${row.draftWords === null ? 'Write note' : 'Continue'}: ${row.name}`}
              onClick={() =>
                goTo(`/clients/${row.personId}`, { state: { compose: { appointmentId: row.id } } })
              }
            >
              {row.draftWords === null ? 'Write note' : 'Continue'}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
