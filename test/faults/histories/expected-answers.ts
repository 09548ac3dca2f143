import { needsNote } from '../../../renderer/domain/attendance';
import { localDateTime } from '../../../renderer/domain/appointment';
import { CONSENT_WORDINGS } from '../../../renderer/domain/consent-wordings';
import type { RecordId } from '../../../renderer/domain/ids';
import type { RecordOf, VaultRecord } from '../../../renderer/domain/record';
import { type Answers, byId, comparable, queriesFor } from './answers';
import type { Look } from './ask-everything';
import type { Model } from './model';
import { contactDays, countsOf, dueOf, keptOf, openRisks, ownerOf, ownOf } from './plain-facts';
import { allOf, clientsOf, todayAt, type Truth, wallClockAt, type World } from './truth';

/** What the vault must answer, worked out from the truth in the plainest way. */
export function expectedAnswers({ nowMs, words }: Model, { truth }: World, look: Look): Answers {
  const clients = clientsOf(truth);
  return {
    records: Object.fromEntries(
      Object.entries(truth.records)
        .filter(([, { record }]) => record.kind !== 'series')
        .map(([id, { record }]) => [id, comparable(record)]),
    ),
    drafts: draftsIn(truth),
    files: look === 'whole' ? filesIn(truth) : {},
    clients: clients
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map((person) => rowOf(truth, person, nowMs)),
    pages: Object.fromEntries(clients.map(({ id }) => [id, pageOf(truth, id, nowMs)])),
    lines: Object.fromEntries(clients.map(({ id }) => [id, lineOf(truth, id)])),
    diary: byId(allOf(truth, 'appointment').map((one) => diaryRow(truth, one))),
    today: todayOf(truth, nowMs),
    retention: retentionOf(truth, nowMs),
    searches: Object.fromEntries(queriesFor(words, look).map((query) => [query, hitsOf(truth, query)])),
    counts: look === 'whole' ? countsOf(truth) : {},
  };
}

function filesIn(truth: Truth): Answers['files'] {
  return Object.fromEntries(allOf(truth, 'attachment').map(({ id }) => [id, truth.files[id] ?? '']));
}

function draftsIn(truth: Truth): Answers['drafts'] {
  return Object.fromEntries(
    Object.values(truth.drafts).map(({ about, fields, savedAt }) => {
      const personId = ownerOf(truth, about);
      const name = allOf(truth, 'person').find(({ id }) => id === personId)?.name ?? '';
      return [fields['text'] ?? '', { about, savedAt, personId, name }];
    }),
  );
}

function plannedFrom(truth: Truth, personId: string, nowMs: number): RecordOf<'appointment'> | undefined {
  return ownOf(truth, 'appointment', personId)
    .filter(({ attendance, startsAt }) => attendance === 'planned' && startsAt >= wallClockAt(nowMs))
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))[0];
}

function rowOf(truth: Truth, { id, name }: RecordOf<'person'>, nowMs: number): unknown {
  const [work] = ownOf(truth, 'episode', id);
  return {
    personId: id,
    name,
    status: work?.status,
    service: work?.service,
    nextSession: plannedFrom(truth, id, nowMs)?.startsAt ?? null,
    lastContact: contactDays(truth, id).at(-1) ?? null,
    riskOpen: openRisks(truth, id).length > 0,
  };
}

function pageOf(truth: Truth, personId: string, nowMs: number): unknown {
  const today = todayAt(nowMs);
  const sessions = ownOf(truth, 'appointment', personId);
  const count = (attendance: string) => sessions.filter((one) => one.attendance === attendance).length;
  return {
    holds: byId(
      ownOf(truth, 'hold', personId).filter(({ liftedOn }) => liftedOn === null || today < liftedOn),
    ).map(({ id }) => id),
    riskOpenSince:
      openRisks(truth, personId)
        .map(({ sessionOn }) => sessionOn)
        .sort()[0] ?? null,
    nextSession: plannedFrom(truth, personId, nowMs)?.startsAt ?? null,
    retention: dueOf(truth, personId, nowMs),
    attended: count('attended'),
    planned: count('planned'),
    missed: count('did-not-attend'),
    cancelled: count('cancelled-by-client'),
  };
}

function lineOf(truth: Truth, personId: string): readonly unknown[] {
  const notes = ownOf(truth, 'session-note', personId);
  const risks = new Set<string>(openRisks(truth, personId).map(({ id }) => id));
  const plain = (['appointment', 'consent', 'attachment', 'measure-result', 'hold'] as const).flatMap(
    (kind) => ownOf(truth, kind, personId).map(({ id }) => ({ id })),
  );
  return byId([
    ...plain,
    ...notes.map(({ id }) => {
      const amended = allOf(truth, 'amendment').filter(({ noteId }) => noteId === id);
      const last =
        amended
          .map(({ amendedAt }) => amendedAt)
          .sort()
          .at(-1) ?? null;
      return { id, amendments: amended.length, lastAmendedAt: last, riskOpen: risks.has(id) };
    }),
  ]);
}

/** The note that names the session, or one of that day's work that names none. */
function hasNote(truth: Truth, session: RecordOf<'appointment'>): boolean {
  return allOf(truth, 'session-note').some(
    ({ appointmentId, episodeId, sessionOn }) =>
      appointmentId === session.id ||
      (appointmentId === null && episodeId === session.episodeId && session.startsAt.startsWith(sessionOn)),
  );
}

function diaryRow(truth: Truth, session: RecordOf<'appointment'>) {
  const [personId] = session.participants;
  const name = allOf(truth, 'person').find(({ id }) => id === personId)?.name ?? '';
  return { id: session.id, personId, name, startsAt: session.startsAt, hasNote: hasNote(truth, session) };
}

function todayOf(truth: Truth, nowMs: number): unknown {
  const today = todayAt(nowMs);
  const sessions = allOf(truth, 'appointment');
  const noted = new Set<RecordId>(sessions.filter((one) => hasNote(truth, one)).map(({ id }) => id));
  const now = localDateTime.parse(wallClockAt(nowMs));
  return {
    sessions: byId(sessions.filter(({ startsAt }) => startsAt.startsWith(today))).map(({ id }) => id),
    notesToWrite: byId(sessions.filter((one) => needsNote(one, noted, now))).map(({ id }) => id),
    clients: clientsOf(truth).length,
  };
}

function retentionOf(truth: Truth, nowMs: number): unknown {
  const rows = clientsOf(truth).map(({ id }) => ({
    id,
    finding: dueOf(truth, id, nowMs),
    counts: keptOf(truth, id),
  }));
  const which = (isMeant: (finding: (typeof rows)[number]['finding']) => boolean) =>
    byId(rows.filter(({ finding }) => isMeant(finding))).map(({ id, counts }) => ({ id, counts }));
  return {
    due: which((finding) => finding.kind === 'due-on' && finding.isDue),
    held: which((finding) => finding.kind === 'held'),
    needsDateOfBirth: which((finding) => finding.kind === 'needs-date-of-birth'),
    coming: rows.filter(({ finding }) => finding.kind === 'due-on' && !finding.isDue).length,
  };
}

/** Every document that has, for each word looked for, a word that begins like it: the definition, taken literally. */
function hitsOf(truth: Truth, query: string): readonly string[] {
  const texts = new Map<string, string>();
  for (const { record } of Object.values(truth.records)) {
    const id = record.kind === 'consent-wording' ? record.consentId : record.id;
    texts.set(id, `${texts.get(id) ?? ''} ${searchable(record)}`);
  }
  const wanted = query.toLowerCase().split(' ');
  return [...texts]
    .filter(([, text]) => {
      const words = text.toLowerCase().split(/[^a-z0-9]+/);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .map(([id]) => id)
    .sort();
}

function searchable(record: VaultRecord): string {
  switch (record.kind) {
    case 'person':
      return [record.name, record.preferredName, record.email, record.address, record.phone].join(' ');
    case 'session-note':
      return Object.values(record.fields).join(' ');
    case 'amendment':
      return `${record.text} ${record.reason}`;
    case 'consent':
      return CONSENT_WORDINGS[record.consentKind].label;
    case 'consent-wording':
      return `${record.wording} ${record.version} ${record.remark}`;
    case 'attachment':
      return record.name;
    case 'measure-result':
      return `${record.measure} ${record.total}`;
    case 'hold':
      return `${record.reason} ${record.remark}`;
    default:
      return '';
  }
}
