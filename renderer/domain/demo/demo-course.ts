import type { Appointment, LocalDateTime, Series } from '../appointment';
import type { CalendarDay } from '../calendar-day';
import { addDays } from '../day-arithmetic';
import type { Episode } from '../episode';
import type { RecordId } from '../ids';
import { instant, type Instant } from '../instant';
import { dayOf, localDateTimeAt } from '../local-date-time';
import { occurrencesOf } from '../series-occurrences';
import type { Amendment, SessionNote } from '../session-note';
import type { Draw } from './draw';
import { drawNote } from './demo-note';
import type { NoteTopic } from './note-sentences';

const ZONE = 'Europe/London';
/** Sessions booked ahead for whoever still comes. */
const SESSIONS_AHEAD = 4;

/** A stretch of weekly or fortnightly sessions at one time of the week. */
export interface Course {
  readonly participants: readonly [RecordId, ...RecordId[]];
  readonly service: string;
  readonly topics: readonly NoteTopic[];
  readonly startsAt: LocalDateTime;
  readonly sessions: number;
  readonly everyWeeks: 1 | 2;
  /** Sessions go on today; otherwise the course is over. */
  readonly goesOn: boolean;
  /** The latest note leaves a risk open. */
  readonly riskOpen: boolean;
}

export interface CourseRecords {
  readonly episode: Episode;
  readonly records: readonly (Episode | Series | Appointment | SessionNote | Amendment)[];
  /** Days on which the client came, in order. */
  readonly attendedOn: readonly CalendarDay[];
}

/** All records of a course: episode, series, appointments past and planned, and a note for each session but the newest. */
export function drawCourse(
  draw: Draw,
  course: Course,
  newId: () => RecordId,
  today: CalendarDay,
): CourseRecords {
  const startedOn = dayOf(course.startsAt);
  const episodeId = newId();
  const { participants } = course;
  const count = course.sessions + (course.goesOn ? SESSIONS_AHEAD : 0);
  const series: Series = {
    kind: 'series',
    id: newId(),
    episodeId,
    firstStartsAt: course.startsAt,
    everyWeeks: course.everyWeeks,
    count,
  };
  const appointments = occurrencesOf(series).map((startsAt, index): Appointment => {
    const attendance = dayOf(startsAt) >= today ? 'planned' : drawAttendance(draw);
    return {
      kind: 'appointment',
      id: newId(),
      episodeId,
      participants: [...participants],
      startsAt,
      minutes: 50,
      zone: ZONE,
      type: index === 0 ? 'assessment' : index % 12 === 11 ? 'review' : 'session',
      place: draw.chance(0.2) ? 'Online' : 'Room 1',
      attendance,
      absenceReason:
        attendance === 'attended' || attendance === 'planned'
          ? null
          : draw.pick(['illness', 'holiday', 'work', 'not-given', 'forgot', 'family']),
      seriesId: series.id,
      importedAs: '',
    };
  });
  const attended = appointments.filter(({ attendance }) => attendance === 'attended');
  const lastDay = attended.at(-1);
  const episode: Episode = {
    kind: 'episode',
    id: episodeId,
    participants: [...participants],
    service: course.service,
    status: course.goesOn
      ? 'active'
      : lastDay !== undefined && dayOf(lastDay.startsAt) < addDays(today, -730)
        ? 'archived'
        : 'ended',
    startedOn,
    endedOn: course.goesOn ? null : dayOf(lastDay?.startsAt ?? course.startsAt),
    fundedBy: draw.pick(['self', 'self', 'self', 'insurer', 'nhs', 'charity']),
    createdAt: momentOn(addDays(startedOn, -7)),
  };
  const noted = course.goesOn && draw.chance(0.3) ? attended.slice(0, -1) : attended;
  const notes = noted.map((appointment) =>
    noteOf(draw, appointment, course, newId(), course.riskOpen && appointment === noted.at(-1)),
  );
  const amendments = notes.filter(() => draw.chance(0.06)).map((note) => amendmentOf(note, newId()));
  return {
    episode,
    records: [episode, series, ...appointments, ...notes, ...amendments],
    attendedOn: attended.map(({ startsAt }) => dayOf(startsAt)),
  };
}

/** A moment on that day, at an hour when notes are written. */
export function momentOn(day: CalendarDay, minute = 17 * 60): Instant {
  return instant.parse(`${localDateTimeAt(day, minute)}:00.000Z`);
}

function drawAttendance(draw: Draw): Appointment['attendance'] {
  return draw.chance(0.86)
    ? 'attended'
    : draw.pick(['cancelled-by-client', 'cancelled-by-client', 'cancelled-by-therapist', 'did-not-attend']);
}

function noteOf(
  draw: Draw,
  appointment: Appointment,
  course: Course,
  id: RecordId,
  riskOpen: boolean,
): SessionNote {
  const sessionOn = dayOf(appointment.startsAt);
  return {
    kind: 'session-note',
    id,
    episodeId: appointment.episodeId,
    participants: appointment.participants,
    appointmentId: appointment.id,
    sessionOn,
    fields: drawNote(draw, course.topics, riskOpen),
    riskOpen,
    finishedAt: momentOn(sessionOn, 17 * 60 + draw.below(120)),
  };
}

function amendmentOf(note: SessionNote, id: RecordId): Amendment {
  return {
    kind: 'amendment',
    id,
    noteId: note.id,
    episodeId: note.episodeId,
    participants: note.participants,
    text: 'The brother who was spoken of is the younger one; I had written the elder.',
    reason: 'Corrected after reading it through.',
    closesRisk: false,
    amendedAt: momentOn(addDays(note.sessionOn, 1)),
  };
}
