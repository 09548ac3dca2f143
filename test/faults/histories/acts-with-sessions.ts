import { addDays } from '../../../renderer/domain/day-arithmetic';
import { calendarDay } from '../../../renderer/domain/calendar-day';
import { addWallMinutes, wallMinutes } from '../../../renderer/domain/local-date-time';
import { localDateTime } from '../../../renderer/domain/appointment';
import type { RecordOf } from '../../../renderer/domain/record';
import { type Model, nthOf, type Plan, turnOf } from './model';
import type { StepOf } from './step';
import { allOf, clientsOf, put, type Truth, workOf, ZONE } from './truth';

type Session = RecordOf<'appointment'>;

const two = (number: number) => String(number).padStart(2, '0');

export function book(model: Model, { nth, day, hour, times }: StepOf<'book'>): Plan | null {
  const turn = turnOf(model);
  const { truth, today } = turn;
  const person = nthOf(clientsOf(truth), nth);
  if (person === undefined) return null;
  const work = workOf(truth, person.id);
  // Minutes that no other booking has: two sessions never begin together.
  const minute = two(Object.keys(truth.records).length % 60);
  const first = addDays(today, day);
  const said = { episodeId: work.id, minutes: 50, type: 'session', place: `Room ${turn.word()}` } as const;
  const repeat = times > 1 ? ({ everyWeeks: 1, count: times } as const) : null;
  const starts = Array.from({ length: times }, (_, week) =>
    localDateTime.parse(`${addDays(first, week * 7)}T${two(9 + hour)}:${minute}`),
  );
  const seriesId = repeat ? turn.unnamed() : null;
  if (seriesId)
    put(truth, { kind: 'series', id: seriesId, episodeId: work.id, firstStartsAt: starts[0], ...repeat });
  for (const startsAt of starts) {
    put(truth, {
      kind: 'appointment',
      id: turn.unnamed(),
      participants: work.participants,
      zone: ZONE,
      attendance: 'planned',
      absenceReason: null,
      seriesId,
      importedAs: '',
      ...said,
      startsAt,
    });
  }
  const appointment = { ...said, startsAt: starts[0] ?? '' };
  return turn.plan('saved', ({ vault }) =>
    vault.act({ name: 'book-appointment', args: { appointment, repeat } }),
  );
}

export function move(model: Model, { nth, days, scope }: StepOf<'move'>): Plan | null {
  const turn = turnOf(model);
  const { truth } = turn;
  const session = nthOf(sessionsOf(truth), nth);
  if (session === undefined) return null;
  const day = addDays(calendarDay.parse(session.startsAt.slice(0, 10)), days);
  const startsAt = localDateTime.parse(`${day}${session.startsAt.slice(10)}`);
  const appointment = {
    episodeId: session.episodeId,
    startsAt,
    minutes: 60,
    type: 'review',
    place: 'Online',
  } as const;
  const later = scope === 'one' ? [] : laterOf(truth, session);
  const minutes = wallMinutes(startsAt) - wallMinutes(session.startsAt);
  put(truth, { ...session, ...appointment });
  for (const one of later) {
    const moved = addWallMinutes(one.startsAt, minutes);
    put(truth, { ...one, minutes: 60, type: 'review', place: 'Online', startsAt: moved });
  }
  const args = { id: session.id, scope, appointment };
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'change-appointment', args }));
}

export function mark(model: Model, { nth, attendance }: StepOf<'mark'>): Plan | null {
  const turn = turnOf(model);
  const session = nthOf(sessionsOf(turn.truth), nth);
  if (session === undefined) return null;
  const isAbsence = attendance !== 'planned' && attendance !== 'attended';
  put(turn.truth, { ...session, attendance, absenceReason: isAbsence ? 'illness' : null });
  const args = { id: session.id, attendance, absenceReason: 'illness' } as const;
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'mark-attendance', args }));
}

export function unbook(model: Model, { nth, scope }: StepOf<'unbook'>): Plan | null {
  const turn = turnOf(model);
  const { truth } = turn;
  const session = nthOf(sessionsOf(truth), nth);
  if (session === undefined) return null;
  const noted = new Set(allOf(truth, 'session-note').map(({ appointmentId }) => appointmentId));
  const isPossible = !noted.has(session.id);
  const later = scope === 'one' ? [] : laterOf(truth, session).filter(({ id }) => !noted.has(id));
  if (isPossible) for (const { id } of [session, ...later]) delete truth.records[id];
  return turn.plan(isPossible ? 'saved' : 'invalid', ({ vault }) =>
    vault.act({ name: 'remove-appointment', args: { id: session.id, scope } }),
  );
}

/** In the order of the calendar. */
function sessionsOf(truth: Truth): readonly Session[] {
  return allOf(truth, 'appointment').toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}

/** Later ones of the same series that have not taken place. */
function laterOf(truth: Truth, session: Session): readonly Session[] {
  if (session.seriesId === null) return [];
  return sessionsOf(truth).filter(
    (one) =>
      one.id !== session.id &&
      one.seriesId === session.seriesId &&
      one.attendance === 'planned' &&
      one.startsAt > session.startsAt,
  );
}
