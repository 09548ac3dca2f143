import type { ClientView } from '../questions';
import { appointmentRow } from './appointments';
import { ageOnDay } from './ages';
import { consentStandingOn } from '../../domain/consent-rules';
import { consentsInOrder } from './consents';
import { countAttendance } from '../../domain/attendance';
import { isHeldOn } from '../../domain/retention';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** The header of one client's page; null when there is no such person. */
export function client(room: Workroom, personId: RecordId): ClientView | null {
  const person = room.cabinet.people.get(personId);
  if (!person) {
    return null;
  }
  const today = room.clock.today();
  const facts = room.facts.of(personId);
  const standing = consentStandingOn(consentsInOrder(room, personId), today);
  return {
    person,
    revision: room.store.entry(personId)?.revision ?? 0,
    episodes: facts.episodes,
    age: ageOnDay(person, today),
    relations: relationsOf(room, personId),
    consentsInForce: standing.inForce,
    consentsRefused: standing.refused,
    holds: [...room.cabinet.holdsOf.of(personId)].filter((hold) => isHeldOn(hold, today)),
    riskOpenSince: facts.riskOpenSince,
    nextSession: nextSession(room, personId),
    retention: facts.retention,
    attendance: countAttendance(room.cabinet.appointmentsOf.of(personId)),
  };
}

function relationsOf(room: Workroom, personId: RecordId): ClientView['relations'] {
  return [...room.cabinet.relationsOf.of(personId)].flatMap((relation) => {
    const other = room.cabinet.people.get(relation.otherId);
    return other ? [{ ...relation, other }] : [];
  });
}

function nextSession(room: Workroom, personId: RecordId): ClientView['nextSession'] {
  const now = room.clock.localNow();
  const planned = [...room.cabinet.appointmentsOf.of(personId)].filter(
    ({ attendance, startsAt }) => attendance === 'planned' && startsAt >= now,
  );
  const [next] = planned.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  return next ? appointmentRow(room, next) : null;
}
