import { blankPerson } from '../../../renderer/domain/blank-person';
import { calendarDay } from '../../../renderer/domain/calendar-day';
import { addDays } from '../../../renderer/domain/day-arithmetic';
import { type Model, nthOf, type Plan, turnOf } from './model';
import type { StepOf } from './step';
import { allOf, clientsOf, put, workOf } from './truth';

/** Days of birth of adults, of children (when the histories begin), and of somebody whose age nobody knows. */
const BORN = [
  '1950-02-28',
  '1971-06-01',
  '1984-02-29',
  '2001-12-31',
  '2012-03-04',
  '2016-09-09',
  null,
] as const;

export function addClient(model: Model, { born, began }: StepOf<'add-client'>): Plan {
  const turn = turnOf(model);
  const { truth, now, today } = turn;
  const word = turn.word();
  const dateOfBirth = calendarDay.nullable().parse(BORN[born % BORN.length] ?? null);
  const person = {
    ...blankPerson,
    name: `Client ${word}`,
    // Never changed: it says the order in which clients came.
    email: `${word}@example.org`,
    dateOfBirth,
    phone: `07700 9001${began}${born}`,
  };
  const startedOn = addDays(today, -began * 200);
  const args = { person, service: `Work with ${word}`, startedOn, fundedBy: 'self' } as const;
  const [id, episodeId] = [turn.unnamed(), turn.unnamed()];
  put(truth, { kind: 'person', id, ...person, importedAs: '', createdAt: now });
  put(truth, {
    kind: 'episode',
    id: episodeId,
    participants: [id],
    service: args.service,
    status: 'active',
    startedOn,
    endedOn: null,
    fundedBy: 'self',
    createdAt: now,
  });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'create-client', args }));
}

export function changePerson(model: Model, { nth, isStale }: StepOf<'change-person'>): Plan | null {
  const turn = turnOf(model);
  const known = nthOf(clientsOf(turn.truth), nth);
  if (known === undefined) return null;
  const { kind: _kind, id, createdAt, importedAs, ...said } = known;
  const word = turn.word();
  const person = { ...said, preferredName: word, address: `Room ${word}\nFen Lane` };
  if (!isStale) put(turn.truth, { kind: 'person', id, createdAt, importedAs, ...person });
  return turn.plan(isStale ? 'conflict' : 'saved', async ({ vault }) => {
    const view = await vault.ask({ name: 'client', args: { personId: id } });
    const revision = (view?.revision ?? 0) + (isStale ? 1 : 0);
    return vault.act({ name: 'change-person', args: { id, revision, person } });
  });
}

export function changeWork(model: Model, { nth, status }: StepOf<'change-work'>): Plan | null {
  const turn = turnOf(model);
  const person = nthOf(clientsOf(turn.truth), nth);
  if (person === undefined) return null;
  const work = workOf(turn.truth, person.id);
  const isOver = status !== 'active';
  const endedOn = isOver ? (work.endedOn ?? turn.today) : null;
  const isPossible = endedOn === null || endedOn >= work.startedOn;
  if (isPossible) put(turn.truth, { ...work, status, endedOn });
  const args = { id: work.id, status, endedOn: null, service: work.service };
  return turn.plan(isPossible ? 'saved' : 'invalid', ({ vault }) =>
    vault.act({ name: 'change-episode', args }),
  );
}

export function relate(model: Model, { nth, other, isNew }: StepOf<'relate'>): Plan | null {
  const turn = turnOf(model);
  const { truth, now } = turn;
  const clients = clientsOf(truth);
  const client = nthOf(clients, nth);
  const known = nthOf(
    allOf(truth, 'person').toSorted((a, b) => (a.email < b.email ? -1 : 1)),
    other,
  );
  if (client === undefined || known === undefined) return null;
  const said = { role: 'parent', parentalResponsibility: false, mayContact: 'yes' } as const;
  const word = turn.word();
  const person = { ...blankPerson, name: `Parent ${word}`, email: `${word}@example.org` };
  const args = { clientId: client.id, other: isNew ? { person } : { id: known.id }, relation: said };
  const isPossible = isNew || known.id !== client.id;
  if (isPossible) {
    const otherId = isNew ? turn.unnamed() : known.id;
    if (isNew) put(truth, { kind: 'person', id: otherId, ...person, importedAs: '', createdAt: now });
    put(truth, { kind: 'relation', id: turn.unnamed(), clientId: client.id, otherId, ...said });
  }
  return turn.plan(isPossible ? 'saved' : 'invalid', ({ vault }) =>
    vault.act({ name: 'add-relation', args }),
  );
}

export function part(model: Model, { nth }: StepOf<'part'>): Plan | null {
  const turn = turnOf(model);
  const relation = nthOf(allOf(turn.truth, 'relation'), nth);
  if (relation === undefined) return null;
  delete turn.truth.records[relation.id];
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'remove-relation', args: { id: relation.id } }));
}

export function placeHold(model: Model, { nth }: StepOf<'hold'>): Plan | null {
  const turn = turnOf(model);
  const person = nthOf(clientsOf(turn.truth), nth);
  if (person === undefined) return null;
  const said = { personId: person.id, reason: 'complaint', remark: `Letter ${turn.word()}` } as const;
  put(turn.truth, { kind: 'hold', id: turn.unnamed(), ...said, placedOn: turn.today, liftedOn: null });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'place-hold', args: said }));
}

export function liftHold(model: Model, { nth }: StepOf<'lift-hold'>): Plan | null {
  const turn = turnOf(model);
  const hold = nthOf(allOf(turn.truth, 'hold'), nth);
  if (hold === undefined) return null;
  put(turn.truth, { ...hold, liftedOn: turn.today });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'lift-hold', args: { id: hold.id } }));
}

export function recordMeasure(model: Model, { nth, total }: StepOf<'measure'>): Plan | null {
  const turn = turnOf(model);
  const person = nthOf(clientsOf(turn.truth), nth);
  if (person === undefined) return null;
  const said = { personId: person.id, measure: `PHQ ${turn.word()}`, total, takenOn: turn.today };
  put(turn.truth, { kind: 'measure-result', id: turn.unnamed(), ...said, importedAs: '' });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'record-measure', args: said }));
}

export function recordConsent(model: Model, { nth, what, given }: StepOf<'consent'>): Plan | null {
  const turn = turnOf(model);
  const person = nthOf(clientsOf(turn.truth), nth);
  if (person === undefined) return null;
  const consent = {
    personId: person.id,
    consentKind: what,
    decision: given ? 'given' : 'refused',
    decidedOn: turn.today,
    how: 'written',
    byWhom: 'client',
  } as const;
  const wording = {
    wording: `They agreed to ${turn.word()}.`,
    version: '1',
    evidenceAttachmentId: null,
    remark: '',
  };
  const id = turn.unnamed();
  put(turn.truth, { kind: 'consent', id, ...consent, withdrawnOn: null, withdrawalRecordedAt: null });
  put(turn.truth, {
    kind: 'consent-wording',
    id: turn.unnamed(),
    consentId: id,
    personId: person.id,
    ...wording,
  });
  return turn.plan('saved', ({ vault }) => vault.act({ name: 'record-consent', args: { consent, wording } }));
}

export function withdrawConsent(model: Model, { nth }: StepOf<'withdraw-consent'>): Plan | null {
  const turn = turnOf(model);
  const { truth, today, now } = turn;
  const consent = nthOf(allOf(truth, 'consent'), nth);
  if (consent === undefined) return null;
  const isNothing =
    consent.decision === 'refused' || (consent.withdrawnOn !== null && consent.withdrawnOn <= today);
  if (!isNothing) put(truth, { ...consent, withdrawnOn: today, withdrawalRecordedAt: now });
  return turn.plan(isNothing ? 'invalid' : 'saved', ({ vault }) =>
    vault.act({ name: 'withdraw-consent', args: { id: consent.id, on: today } }),
  );
}
