import FullCalendar from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import type { EventApi, EventDisplayInfo, EventInput } from '@fullcalendar/react';
import { useEffect, useRef } from 'react';
import type { AppointmentRow } from '../../vault/api';
import type { Span } from './calendar-range';
import { ATTENDANCE_WORDS } from './session-words';
import './calendar.css';

const VIEWS = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const;
const PLUGINS = [dayGrid, timeGrid, interaction, classicTheme];

/**
 * The grid. Times are wall-clock times of the practice and are handed over as if they were UTC, so that no zone
 * of this laptop moves them and 10:00 stays 10:00 across the clock change.
 */
export function CalendarGrid({
  span,
  day,
  now,
  sessions,
  onOpen,
  onPick,
  onMove,
}: {
  readonly span: Span;
  readonly day: string;
  /** Wall-clock now, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
  readonly sessions: readonly AppointmentRow[];
  readonly onOpen: (id: string) => void;
  readonly onPick: (startsAt: string, minutes: number) => void;
  /** Resolves to whether it was saved; the grid puts the session back when not. */
  readonly onMove: (id: string, startsAt: string, minutes: number) => Promise<boolean>;
}) {
  const move = async ({ event, revert }: { readonly event: EventApi; readonly revert: () => void }) => {
    if (event.start === null) return revert();
    const before = sessions.find((session) => session.id === event.id);
    const minutes = event.end === null ? (before?.minutes ?? 50) : minutesBetween(event.start, event.end);
    if (!(await onMove(event.id, wallClock(event.start), minutes))) revert();
  };

  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // An empty week has nothing to tab to: its hours are then scrolled by the arrows.
    for (const part of box.current?.querySelectorAll<HTMLElement>('div') ?? []) {
      if (part.scrollHeight <= part.clientHeight || getComputedStyle(part).overflowY !== 'auto') continue;
      part.tabIndex = 0;
      // What takes the focus inside a table must be a part of it: the group of rows is then this one.
      const group = part.parentElement;
      if (group?.getAttribute('role') !== 'rowgroup') continue;
      part.setAttribute('role', 'rowgroup');
      group.setAttribute('role', 'presentation');
    }
  });

  return (
    <div ref={box} className="calendar" data-span={span}>
      <FullCalendar
        key={`${span} ${day}`}
        plugins={PLUGINS}
        timeZone="UTC"
        now={`${now}:00Z`}
        initialView={VIEWS[span]}
        initialDate={day}
        locale="en-gb"
        firstDay={1}
        headerToolbar={false}
        height="100%"
        allDaySlot={false}
        nowIndicator
        editable
        selectable
        selectMirror
        slotMinTime="07:00:00"
        slotMaxTime="22:00:00"
        scrollTime={scrollTimeFor(sessions)}
        slotDuration="00:30:00"
        snapDuration="00:05:00"
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        slotHeaderInnerClass="calendar-hour"
        dayHeaderInnerClass={({ isToday }) => `calendar-day-name${isToday ? ' calendar-today' : ''}`}
        dayCellTopInnerClass={({ isToday }) => `calendar-day-number${isToday ? ' calendar-today' : ''}`}
        eventDisplay={span === 'month' ? 'block' : 'auto'}
        dayMaxEvents
        eventInteractive
        events={sessions.map(asEvent)}
        eventContent={EventBody}
        eventClick={({ event }) => onOpen(event.id)}
        eventDrop={(info) => void move(info)}
        eventResize={(info) => void move(info)}
        select={({ start, end, allDay }) =>
          onPick(
            allDay ? `${start.toISOString().slice(0, 10)}T10:00` : wallClock(start),
            allDay ? 50 : minutesBetween(start, end),
          )
        }
      />
    </div>
  );
}

function EventBody({ event, timeText, view }: EventDisplayInfo) {
  const time = <span className="figures">{timeText.slice(0, 5)}</span>;
  const said = String(event.extendedProps['said'] ?? '');
  // A day of the month has room for one line: when, then who.
  if (view.type === VIEWS.month) {
    return (
      <span className="calendar-event">
        {time} <strong>{event.title}</strong> {said}
      </span>
    );
  }
  return (
    <span className="calendar-event" data-lines={isOneLine(event) ? 1 : 2}>
      <strong>{event.title}</strong> {time} {said}
    </span>
  );
}

/** Up to half an hour is as high as one line. */
function isOneLine({ start, end }: EventApi): boolean {
  return start !== null && end !== null && minutesBetween(start, end) <= 35;
}

function asEvent(session: AppointmentRow): EventInput {
  const start = new Date(`${session.startsAt}:00Z`);
  const absent = session.attendance !== 'planned' && session.attendance !== 'attended';
  const said = [
    session.attendance === 'planned' ? '' : ATTENDANCE_WORDS[session.attendance],
    session.type === 'session' ? '' : session.type,
    session.riskOpen ? 'risk open' : '',
  ];
  return {
    id: session.id,
    title: session.name,
    start: start.toISOString(),
    end: new Date(start.getTime() + session.minutes * 60_000).toISOString(),
    className: absent ? 'calendar-absent' : 'calendar-session',
    extendedProps: { said: said.filter(Boolean).join(' · ') },
  };
}

function wallClock(moment: Date): string {
  return moment.toISOString().slice(0, 16);
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(5, Math.round((to.getTime() - from.getTime()) / 60_000));
}

/** The grid opens at the first session, or at nine. */
function scrollTimeFor(sessions: readonly AppointmentRow[]): string {
  const first = sessions.map((session) => session.startsAt.slice(11, 13)).sort()[0] ?? '09';
  return `${String(Math.min(9, Number(first))).padStart(2, '0')}:00:00`;
}
