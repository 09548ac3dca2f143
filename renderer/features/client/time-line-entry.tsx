import { Button, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { assertNever } from '../../domain/assert-never';
import type { TimeLineRow } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { showDay, showShortDay } from '../../ui/dates';
import type { ClientPanel } from './client-panel';
import { FullNote } from './full-note';
import { mayWriteNote } from './session-words';
import { timeLineWords } from './time-line-words';

/** One entry: date, dot, what it is. A note opens in place; a file, a consent and a hold open where they can be worked on. */
export function TimeLineEntry({
  row,
  today,
  marked,
  onOpen,
  onWriteNote,
}: {
  readonly row: TimeLineRow;
  readonly today: string;
  /** Changes when a search leads here (again); null when it did not. */
  readonly marked: number | null;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly onWriteNote: (appointmentId: string) => void;
}) {
  const [isWide, setIsWide] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (marked === null) return;
    setIsWide(true);
    head.current?.focus({ preventScroll: true });
  }, [marked]);

  const words = timeLineWords(row, today);
  const open = () => {
    const panel = panelOf(row);
    if (panel === null) setIsWide(!isWide);
    else onOpen(panel);
  };
  const isNote = row.kind === 'note';
  const day = row.when.slice(0, 10);
  return (
    <div className="time-line-entry" data-marked={marked !== null}>
      <span className="time-line-day small muted figures">
        {day.slice(0, 4) === today.slice(0, 4) ? showShortDay(day) : showDay(day)}
      </span>
      <span className="time-line-dot" data-dot={words.dot} aria-hidden="true" />
      <div className="time-line-what">
        <UnstyledButton
          ref={head}
          className="time-line-head"
          {...(isNote ? { 'aria-expanded': isWide } : {})}
          onClick={open}
          onKeyDown={moveByArrow}
        >
          <strong>{words.title}</strong>
          {words.more}
        </UnstyledButton>{' '}
        {words.chips.map(({ tone, said }) => (
          <Chip key={said} tone={tone}>
            {said}
          </Chip>
        ))}{' '}
        {mayWriteNote(row, today) ? (
          <Button variant="subtle" size="compact-xs" onClick={() => onWriteNote(row.id)}>
            Write note
          </Button>
        ) : null}
        {isNote && isWide ? (
          <FullNote
            id={row.id}
            onAmend={(closesRisk) => onOpen({ kind: 'amend', noteId: row.id, closesRisk })}
          />
        ) : words.under === '' ? null : (
          <p className={words.isSaid ? 'said time-line-under' : 'muted time-line-under'}>{words.under}</p>
        )}
      </div>
    </div>
  );
}

function panelOf(row: TimeLineRow): ClientPanel | null {
  switch (row.kind) {
    case 'attachment':
      return { kind: 'attachment', id: row.id };
    case 'consent':
      return { kind: 'consents', consentId: row.id };
    case 'hold':
      return { kind: 'hold' };
    case 'note':
    case 'session':
    case 'measure':
      return null;
    default:
      return assertNever(row);
  }
}

/** Arrows go from entry to entry; Tab goes through what can be done with one. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const heads = [...document.querySelectorAll<HTMLElement>('.time-line-head')];
  const next = heads[heads.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
