import { episode } from '../../../domain/episode';
import { NOT_FOUND, parseArgs, refuse, type Refusal } from './parse-args';
import type { CalendarDay } from '../../../domain/calendar-day';
import type { Command, CommandOutcome } from '../../commands';
import { type Person, person } from '../../../domain/person';
import { put, revisionOf, save } from './save';
import { recordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';
import { z } from 'zod';

/** What the page may say of a person; the rest is the vault's own. */
export const personInput = person.omit({ kind: true, id: true, createdAt: true, importedAs: true });

const newClient = z.object({
  person: personInput,
  service: episode.shape.service,
  startedOn: episode.shape.startedOn,
  fundedBy: episode.shape.fundedBy,
});

/** The person and their first episode, in one act. Work that starts after today is waiting. */
export async function createClient(
  room: Workroom,
  args: Command<'create-client'>['args'],
): Promise<CommandOutcome<'create-client'>> {
  const parsed = parseArgs(newClient, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { service, startedOn, fundedBy } = parsed.value;
  const wrong = datesWrong(parsed.value.person, room.clock.today());
  if (wrong) {
    return wrong;
  }
  const made = newPerson(room, parsed.value.person);
  const episodeId = room.store.newId();
  const status = startedOn > room.clock.today() ? 'waiting' : 'active';
  const outcome = await save(room, made.id, [
    put(room, made),
    put(room, {
      kind: 'episode',
      id: episodeId,
      participants: [made.id],
      service,
      status,
      startedOn,
      endedOn: null,
      fundedBy,
      createdAt: room.clock.now(),
    }),
  ]);
  return outcome.kind === 'saved' ? { ...outcome, episodeId } : outcome;
}

const changedPerson = z.object({ id: recordId, revision: z.number().int().min(0), person: personInput });

/** `conflict` hands the state that stands now, so that the person can compare and choose. */
export async function changePerson(
  room: Workroom,
  args: Command<'change-person'>['args'],
): Promise<CommandOutcome<'change-person'>> {
  const parsed = parseArgs(changedPerson, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { id, revision, person: input } = parsed.value;
  const current = room.cabinet.people.get(id);
  if (!current) {
    return NOT_FOUND;
  }
  if (revisionOf(room, id) !== revision) {
    return { kind: 'conflict', revision: revisionOf(room, id), person: current };
  }
  const wrong = datesWrong(input, room.clock.today());
  return wrong ?? save(room, id, [put(room, { ...current, ...input })]);
}

const changedEpisode = z.object({
  id: recordId,
  status: episode.shape.status,
  endedOn: episode.shape.endedOn,
  service: episode.shape.service,
});

/** Ending and archiving need the day of the end: retention counts from it. Going on forgets it. */
export async function changeEpisode(
  room: Workroom,
  args: Command<'change-episode'>['args'],
): Promise<CommandOutcome<'change-episode'>> {
  const parsed = parseArgs(changedEpisode, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { id, status, service } = parsed.value;
  const current = room.cabinet.episodes.get(id);
  if (!current) {
    return NOT_FOUND;
  }
  const isOver = status === 'ended' || status === 'archived';
  const endedOn = isOver ? (parsed.value.endedOn ?? current.endedOn ?? room.clock.today()) : null;
  if (endedOn !== null && endedOn < current.startedOn) {
    return refuse('endedOn', 'The work cannot end before it started');
  }
  return save(room, id, [put(room, { ...current, status, service, endedOn })]);
}

/** A person who was not known before. */
export function newPerson(room: Workroom, input: z.output<typeof personInput>, importedAs = ''): Person {
  return { kind: 'person', id: room.store.newId(), ...input, importedAs, createdAt: room.clock.now() };
}

/** Dates of a person that cannot be: born tomorrow, or dead before birth. */
export function datesWrong(
  input: Pick<Person, 'dateOfBirth' | 'dateOfDeath'>,
  today: CalendarDay,
): Refusal | null {
  if (input.dateOfBirth !== null && input.dateOfBirth > today) {
    return refuse('person.dateOfBirth', 'The date of birth lies in the future');
  }
  if (input.dateOfDeath !== null && input.dateOfDeath > today) {
    return refuse('person.dateOfDeath', 'The date of death lies in the future');
  }
  if (input.dateOfBirth !== null && input.dateOfDeath !== null && input.dateOfDeath < input.dateOfBirth) {
    return refuse('person.dateOfDeath', 'The date of death lies before the date of birth');
  }
  return null;
}
