import type { CalendarDay } from '../calendar-day';
import { addDays, weekdayOf } from '../day-arithmetic';
import type { Episode } from '../episode';
import type { Hold } from '../hold';
import type { RecordId } from '../ids';
import { dayOf, localDateTimeAt } from '../local-date-time';
import type { Person } from '../person';
import type { VaultRecord } from '../record';
import type { Relation } from '../relation';
import { drawConsents, drawMeasures } from './demo-surroundings';
import { drawCourse, momentOn, type Course } from './demo-course';
import { drawTopics } from './demo-note';
import { drawPerson } from './demo-person';
import { drawFrom, type Draw } from './draw';
import { TOPICS } from './note-sentences';

/** How much is made. The usual size gives about sixty clients over ten years: every view has something to show. */
export interface DemoSize {
  /** Times of the week that are taken; each has one client now and others before. */
  readonly places: number;
  readonly years: number;
}

const USUAL_SIZE: DemoSize = { places: 12, years: 10 };
const WAITING = 3;
const COUPLE_TOPICS = TOPICS.filter(({ name }) => name === 'couple');

/**
 * A practice that never was, the same for the same seed, ids and day: clients now and before, children, couples' relations,
 * sessions of today, notes to write, an open risk, consents given, refused and withdrawn, totals, a hold, records that fall due,
 * a missing date of birth. Without the practice's own record and drives. People stand before what refers to them.
 */
export function demoPractice(
  seed: number,
  newId: () => RecordId,
  today: CalendarDay,
  size: DemoSize = USUAL_SIZE,
): readonly VaultRecord[] {
  const draw = drawFrom(seed, 'practice');
  const openedOn = addDays(today, -Math.round(size.years * 365.25));
  const surgeries = Array.from({ length: 4 }, (_, index) => surgery(draw, index, newId(), openedOn));
  const places = Array.from({ length: size.places }, (_, index) =>
    coursesOfPlace(draw, index, newId, surgeries, openedOn, today),
  );
  const waiting = Array.from({ length: WAITING }, () => waitingClient(draw, newId, today));
  return [...surgeries, ...places.flat(2), ...waiting.flat()];
}

/** The place's clients one after another, backwards from today, with gaps between them. */
function coursesOfPlace(
  draw: Draw,
  index: number,
  newId: () => RecordId,
  surgeries: readonly Person[],
  openedOn: CalendarDay,
  today: CalendarDay,
): readonly (readonly VaultRecord[])[] {
  // Every third place is on today's day of the week, so that Today is never empty; mornings there, afternoons elsewhere.
  const isToday = index % 3 === 0;
  const weekday = isToday ? weekdayOf(today) : (index % 5) + 1;
  const hour = isToday ? 9 + ((index / 3) % 5) : 14 + (index % 4);
  const taken: (readonly VaultRecord[])[] = [];
  let lastOn = addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
  let goesOn = true;
  for (;;) {
    const everyWeeks = draw.chance(0.7) ? 1 : 2;
    const sessions = draw.between(6, 34);
    const firstOn = addDays(lastOn, -7 * everyWeeks * (sessions - 1));
    if (firstOn < openedOn) {
      return taken.reverse();
    }
    const startsAt = localDateTimeAt(firstOn, hour * 60);
    taken.push(
      client(
        draw,
        { index, startsAt, sessions, everyWeeks, goesOn, riskOpen: goesOn && index === 4 },
        newId,
        surgeries,
        today,
      ),
    );
    lastOn = addDays(firstOn, -7 * draw.between(20, 110));
    goesOn = false;
  }
}

type Plan = Pick<Course, 'startsAt' | 'sessions' | 'everyWeeks' | 'goesOn' | 'riskOpen'> & {
  readonly index: number;
};

function client(
  draw: Draw,
  plan: Plan,
  newId: () => RecordId,
  surgeries: readonly Person[],
  today: CalendarDay,
): readonly VaultRecord[] {
  const { from, isChild, isCouple, people, relations } = drawHousehold(draw, plan, newId);
  const [first] = people;
  const course = drawCourse(
    draw,
    {
      ...plan,
      participants: isCouple ? idsOf(people) : [first.id],
      service: isCouple
        ? 'Couples'
        : isChild
          ? 'Children and young people'
          : draw.pick(['Counselling', 'Counselling', 'Psychotherapy']),
      topics: isCouple ? COUPLE_TOPICS : drawTopics(draw, isChild),
    },
    newId,
    today,
  );
  const lastOn = course.attendedOn.at(-1) ?? from;
  const doctor = draw.some(surgeries, 1).map((other) => relationTo(first.id, other.id, 'gp', newId()));
  const held =
    !plan.goesOn && plan.index % 5 === 2 && draw.chance(0.4)
      ? [holdOn(first.id, addDays(lastOn, 90), newId())]
      : [];
  return [
    ...people,
    ...relations,
    ...doctor,
    ...course.records,
    ...drawConsents(draw, { personId: first.id, isChild }, { from: from, to: lastOn }, newId),
    ...drawMeasures(draw, first.id, course.attendedOn, newId),
    ...held.filter(({ placedOn }) => placedOn <= today),
  ];
}

interface Household {
  readonly from: CalendarDay;
  readonly isChild: boolean;
  readonly isCouple: boolean;
  readonly people: readonly [Person, ...Person[]];
  readonly relations: readonly Relation[];
}

/** The client, and a parent or next of kin beside them. */
function drawHousehold(draw: Draw, plan: Plan, newId: () => RecordId): Household {
  const from = dayOf(plan.startsAt);
  const createdAt = momentOn(addDays(from, -7));
  const isChild = draw.chance(0.2);
  const age = isChild ? draw.between(8, 16) : draw.chance(0.08) ? null : draw.between(19, 74);
  const one = drawPerson(draw, newId(), age, from, createdAt);
  const isCouple = !isChild && draw.chance(0.12);
  if (!isChild && !isCouple && draw.chance(0.5)) {
    return { from, isChild, isCouple, people: [one], relations: [] };
  }
  const other = drawPerson(draw, newId(), draw.between(35, 60), from, createdAt);
  const relation = relationTo(
    one.id,
    other.id,
    isChild ? 'parent' : isCouple ? 'partner' : 'next-of-kin',
    newId(),
  );
  const atHome = isChild || isCouple ? { ...other, address: one.address, postcode: one.postcode } : other;
  return { from, isChild, isCouple, people: [one, atHome], relations: [relation] };
}

function idsOf([first, ...others]: readonly [Person, ...Person[]]): readonly [RecordId, ...RecordId[]] {
  return [first.id, ...others.map(({ id }) => id)];
}

function relationTo(clientId: RecordId, otherId: RecordId, role: Relation['role'], id: RecordId): Relation {
  return {
    kind: 'relation',
    id,
    clientId,
    otherId,
    role,
    parentalResponsibility: role === 'parent',
    mayContact: role === 'gp' ? 'emergency-only' : 'yes',
  };
}

function holdOn(personId: RecordId, placedOn: CalendarDay, id: RecordId): Hold {
  return {
    kind: 'hold',
    id,
    personId,
    reason: 'complaint',
    remark: 'Complaint to the professional body; answer sent, outcome awaited.',
    placedOn,
    liftedOn: null,
  };
}

function surgery(draw: Draw, index: number, id: RecordId, on: CalendarDay): Person {
  const doctor = drawPerson(draw, id, null, on, momentOn(on));
  return {
    ...doctor,
    title: 'Dr',
    preferredName: '',
    pronouns: '',
    email: '',
    organisation: `${['Riverside', 'Old Mill', 'Park Lane', 'St Anne’s'][index] ?? 'Town'} Surgery`,
  };
}

function waitingClient(draw: Draw, newId: () => RecordId, today: CalendarDay): readonly (Person | Episode)[] {
  const askedOn = addDays(today, -draw.between(2, 40));
  const one = drawPerson(draw, newId(), draw.between(20, 60), askedOn, momentOn(askedOn));
  return [
    one,
    {
      kind: 'episode',
      id: newId(),
      participants: [one.id],
      service: 'Counselling',
      status: 'waiting',
      startedOn: askedOn,
      endedOn: null,
      fundedBy: 'self',
      createdAt: one.createdAt,
    },
  ];
}
