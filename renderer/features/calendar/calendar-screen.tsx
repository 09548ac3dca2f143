import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { dayOf } from '../../ui/dates';
import { KeyHint } from '../../ui/key-hint';
import { useVisit } from '../../ui/navigation';
import { Page } from '../../ui/page';
import { useAct, useNow, useView } from '../../ui/vault-link';
import { CalendarGrid } from './calendar-grid';
import { daysShown, rangeHeading, stepFrom, type Span } from './calendar-range';
import { SessionDetails } from './session-details';
import { SessionForm } from './session-form';

interface Pick {
  readonly startsAt: string;
  readonly minutes: number;
}

/** Day, week, month. Drag to move and resize; every act has a way with the keyboard too. */
export function CalendarScreen() {
  const now = useNow(20_000);
  const today = dayOf(now);
  const visit = useVisit();
  const act = useAct();
  const [span, setSpan] = useState<Span>('week');
  const [day, setDay] = useState(today);
  const [opened, setOpened] = useState<string | null>(null);
  const [booking, setBooking] = useState<Pick | null>(null);
  const { from, to } = daysShown(span, day);
  const sessions = useView({ name: 'appointments', args: { from, to } }, { keepPrevious: true });
  const startBooking = () => setBooking({ startsAt: `${day}T10:00`, minutes: 50 });

  useEffect(() => {
    if (visit.create === true) setBooking((open) => open ?? { startsAt: `${today}T10:00`, minutes: 50 });
  }, [visit.turn, visit.create, today]);

  useCalendarKeys({
    t: () => setDay(today),
    d: () => setSpan('day'),
    w: () => setSpan('week'),
    m: () => setSpan('month'),
    j: () => setDay(stepFrom(span, day, 1)),
    k: () => setDay(stepFrom(span, day, -1)),
  });

  const move = async (id: string, startsAt: string, minutes: number): Promise<boolean> => {
    const session = sessions?.find((one) => one.id === id);
    if (session === undefined) return false;
    const { episodeId, type, place } = session;
    const outcome = await act(
      {
        name: 'change-appointment',
        args: { id, scope: 'one', appointment: { episodeId, startsAt, minutes, type, place } },
      },
      { said: minutes === session.minutes ? 'Session moved' : 'Session changed' },
    );
    return outcome.kind === 'saved';
  };

  return (
    <Page
      heading={rangeHeading(span, day)}
      subtitle={countSentence(
        sessions?.filter((one) => one.startsAt.slice(0, 10) >= from && one.startsAt.slice(0, 10) <= to)
          .length ?? 0,
      )}
      actions={
        <>
          <Button variant="default" onClick={() => setDay(today)}>
            Today
          </Button>
          <Button
            variant="default"
            aria-label={`Previous ${span}`}
            onClick={() => setDay(stepFrom(span, day, -1))}
          >
            ‹
          </Button>
          <Button
            variant="default"
            aria-label={`Next ${span}`}
            onClick={() => setDay(stepFrom(span, day, 1))}
          >
            ›
          </Button>
          <SegmentedControl
            aria-label="What is shown"
            value={span}
            onChange={(value) => setSpan(value === 'day' || value === 'month' ? value : 'week')}
            data={[
              { value: 'day', label: 'Day' },
              { value: 'week', label: 'Week' },
              { value: 'month', label: 'Month' },
            ]}
          />
          <Button rightSection={<KeyHint keys="n" />} onClick={startBooking}>
            New session
          </Button>
        </>
      }
    >
      <CalendarGrid
        span={span}
        day={day}
        now={`${today}T${now.toTimeString().slice(0, 5)}`}
        sessions={sessions ?? []}
        onOpen={setOpened}
        onPick={(startsAt, minutes) => setBooking({ startsAt, minutes })}
        onMove={move}
      />
      {opened === null ? null : <SessionDetails id={opened} onClose={() => setOpened(null)} />}
      {booking === null ? null : <SessionForm {...booking} client={null} onClose={() => setBooking(null)} />}
    </Page>
  );
}

function countSentence(count: number): string {
  if (count === 0) return 'No session. Select a stretch of time to book one.';
  return count === 1 ? 'One session' : `${count.toLocaleString('en-GB')} sessions`;
}

function useCalendarKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      const run = keys[event.key.toLowerCase()];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
