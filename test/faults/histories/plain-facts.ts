import type { CalendarDay } from '../../../renderer/domain/calendar-day';
import { calendarDay } from '../../../renderer/domain/calendar-day';
import type { RecordKind, RecordOf } from '../../../renderer/domain/record';
import { retentionOf, type RetentionFinding } from '../../../renderer/domain/retention';
import { allOf, todayAt, type Truth } from './truth';

/** Notes of somebody whose risk no amendment has closed. */
export function openRisks(truth: Truth, personId: string): readonly RecordOf<'session-note'>[] {
  const closed = new Set(
    allOf(truth, 'amendment').flatMap(({ noteId, closesRisk }) => (closesRisk ? [noteId] : [])),
  );
  return ownOf(truth, 'session-note', personId).filter(({ id, riskOpen }) => riskOpen && !closed.has(id));
}

/** Days on which somebody was met, in order: attended sessions, notes, measures. */
export function contactDays(truth: Truth, personId: string): readonly CalendarDay[] {
  return [
    ...ownOf(truth, 'appointment', personId)
      .filter(({ attendance }) => attendance === 'attended')
      .map(({ startsAt }) => calendarDay.parse(startsAt.slice(0, 10))),
    ...ownOf(truth, 'session-note', personId).map(({ sessionOn }) => sessionOn),
    ...ownOf(truth, 'measure-result', personId).map(({ takenOn }) => takenOn),
  ].sort();
}

/** Records that name a person as theirs, or as somebody who took part. */
export function ownOf<Kind extends RecordKind>(
  truth: Truth,
  kind: Kind,
  personId: string,
): readonly RecordOf<Kind>[] {
  return allOf(truth, kind).filter((record) => {
    if ('personId' in record) return record.personId === personId;
    return 'participants' in record && record.participants.some((id) => id === personId);
  });
}

/** What the policy says of a person: the rules are the domain's own (they have laws of their own), the facts are ours. */
export function dueOf(truth: Truth, personId: string, nowMs: number): RetentionFinding {
  const person = allOf(truth, 'person').find(({ id }) => id === personId);
  const contacts = contactDays(truth, personId);
  const facts = {
    dateOfBirth: person?.dateOfBirth ?? null,
    dateOfDeath: person?.dateOfDeath ?? null,
    firstContactOn: contacts[0] ?? null,
    lastContactOn: contacts.at(-1) ?? null,
    episodes: ownOf(truth, 'episode', personId),
    holds: ownOf(truth, 'hold', personId),
  };
  const rules = allOf(truth, 'practice').flatMap(({ retentionRules }) => retentionRules);
  return retentionOf(facts, rules, todayAt(nowMs));
}

/** What is kept of a person, by kind; kinds there is nothing of are left out. */
export function keptOf(truth: Truth, personId: string): Readonly<Record<string, number>> {
  const kinds = [
    'session-note',
    'amendment',
    'appointment',
    'consent',
    'measure-result',
    'attachment',
    'hold',
  ] as const;
  return Object.fromEntries(
    kinds
      .map((kind) => [kind, ownOf(truth, kind, personId).length] as const)
      .filter(([, count]) => count > 0),
  );
}

/** How many records there are of each kind, drives left out: what a digest and a backup count. */
export function countsOf(truth: Truth): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { record } of Object.values(truth.records)) {
    if (record.kind !== 'drive') counts[record.kind] = (counts[record.kind] ?? 0) + 1;
  }
  return counts;
}

/** Whose page a draft belongs to. */
export function ownerOf(truth: Truth, about: Truth['drafts'][string]['about']): string | null {
  if (about.kind === 'client') return about.personId;
  const work = allOf(truth, 'episode').find(({ id }) => id === about.episodeId);
  return work?.participants[0] ?? null;
}
