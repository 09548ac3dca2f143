import type { CalendarDay } from '../../../domain/calendar-day';
import { retentionOf, type RetentionFinding } from '../../../domain/retention';
import type { Cabinet } from './cabinet';
import { dayOf } from '../../../domain/local-date-time';
import type { Held } from './held';
import type { LocalDateTime } from '../../../domain/appointment';
import { PersonCache } from './person-cache';
import type { PracticeClock } from '../clock';
import type { RecordId } from '../../../domain/ids';

/** What follows from a person's records and is asked for again and again. */
export interface ClientFacts {
  /** Newest first; empty for somebody who is no client. */
  readonly episodes: readonly Held<'episode'>[];
  /** Attended sessions, notes and measures count as contact; a missed session does not. */
  readonly firstContactOn: CalendarDay | null;
  readonly lastContactOn: CalendarDay | null;
  readonly riskOpenSince: CalendarDay | null;
  /** Starts of all planned appointments, in order. */
  readonly planned: readonly LocalDateTime[];
  readonly retention: RetentionFinding;
}

/** Facts by person, kept until something about the person, the policy or the day changes. */
export function clientFacts(
  cabinet: Cabinet,
  clock: PracticeClock,
  isWhole: () => boolean,
): PersonCache<ClientFacts> {
  const policies = new WeakMap<Held<'practice'>, number>();
  let policiesSeen = 0;
  const policyStamp = () => {
    for (const practice of cabinet.practices.all()) {
      const stamp = policies.get(practice) ?? ++policiesSeen;
      policies.set(practice, stamp);
      return stamp;
    }
    return 0;
  };
  return new PersonCache(
    cabinet,
    (person) => factsOf(person, cabinet, clock, isWhole()),
    () => `${clock.today()}|${policyStamp()}`,
  );
}

/** With half of the contacts in memory a date would come too early. */
const STILL_LOADING: RetentionFinding = {
  kind: 'open',
  on: null,
  why: 'Older records are still being opened; the date follows in a moment.',
};

function factsOf(personId: RecordId, cabinet: Cabinet, clock: PracticeClock, isWhole: boolean): ClientFacts {
  const episodes = [...cabinet.episodesOf.of(personId)].sort((one, other) =>
    one.startedOn < other.startedOn ? 1 : -1,
  );
  const contacts = contactDays(personId, cabinet).sort();
  const [firstContactOn, lastContactOn] = [contacts[0] ?? null, contacts.at(-1) ?? null];
  const person = cabinet.people.get(personId);
  const dates = {
    dateOfBirth: person?.dateOfBirth ?? null,
    dateOfDeath: person?.dateOfDeath ?? null,
    firstContactOn,
    lastContactOn,
  };
  const rules = [...cabinet.practices.all()].flatMap((practice) => practice.retentionRules);
  const retention = isWhole
    ? retentionOf({ ...dates, episodes, holds: [...cabinet.holdsOf.of(personId)] }, rules, clock.today())
    : STILL_LOADING;
  return {
    episodes,
    firstContactOn,
    lastContactOn,
    riskOpenSince: riskOpenSince(personId, cabinet),
    planned: plannedOf(personId, cabinet),
    retention,
  };
}

function contactDays(personId: RecordId, cabinet: Cabinet): CalendarDay[] {
  const attended = [...cabinet.appointmentsOf.of(personId)].filter(
    ({ attendance }) => attendance === 'attended',
  );
  const starts = attended.map(({ startsAt }) => startsAt).sort();
  // Only the first and the last matter, and a day costs a parse: there may be a thousand sessions.
  const sessions = [starts[0], starts.at(-1)].flatMap((startsAt) => (startsAt ? [dayOf(startsAt)] : []));
  return [
    ...sessions,
    ...Array.from(cabinet.notesOf.of(personId), ({ sessionOn }) => sessionOn),
    ...Array.from(cabinet.measuresOf.of(personId), ({ takenOn }) => takenOn),
  ];
}

function plannedOf(personId: RecordId, cabinet: Cabinet): LocalDateTime[] {
  const planned = [...cabinet.appointmentsOf.of(personId)].filter(
    ({ attendance }) => attendance === 'planned',
  );
  return planned.map(({ startsAt }) => startsAt).sort();
}

/** A note's open risk stays open until an amendment of that note closes it. */
export function isRiskOpen(note: Held<'session-note'>, cabinet: Cabinet): boolean {
  return note.riskOpen && ![...cabinet.amendmentsOf.of(note.id)].some(({ closesRisk }) => closesRisk);
}

function riskOpenSince(personId: RecordId, cabinet: Cabinet): CalendarDay | null {
  const open = [...cabinet.notesOf.of(personId)].filter((note) => isRiskOpen(note, cabinet));
  return open.map(({ sessionOn }) => sessionOn).sort()[0] ?? null;
}
