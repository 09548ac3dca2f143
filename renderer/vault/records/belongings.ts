import { countsOf } from './retention';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** All that goes when a person's records are destroyed. */
export interface Belongings {
  readonly units: readonly string[];
  readonly files: readonly RecordId[];
  readonly counts: Readonly<Record<string, number>>;
  /** Relations that are taken off first, because the page they hang on stays. */
  readonly detached: readonly RecordId[];
}

/**
 * A person's units: their page, their work with everything in it, consents, files. People who are known only through them
 * (a GP nobody else has) go as well. Whoever is still named by another client (a parent, a partner) keeps their page as
 * that contact: only what they were as a client goes.
 */
export function belongingsOf(room: Workroom, personId: RecordId): Belongings {
  const { cabinet } = room;
  const isStillNamed = cabinet.relationsTo.has(personId);
  const relations = [...cabinet.relationsOf.of(personId)];
  const contacts = relations
    .map(({ otherId }) => otherId)
    .filter((other) => isKnownOnlyThrough(room, other, personId));
  const files = [...cabinet.attachmentsOf.of(personId)];
  const ids = [
    ...(isStillNamed ? [] : [personId, ...relations.map(({ id }) => id)]),
    ...new Set(contacts),
    ...idsOf(cabinet.consentsOf.of(personId)),
    ...[...cabinet.consentsOf.of(personId)].flatMap(({ id }) => idsOf(cabinet.wordingOf.of(id))),
    ...idsOf(cabinet.measuresOf.of(personId)),
    ...idsOf(cabinet.holdsOf.of(personId)),
    ...idsOf(files),
    ...[...cabinet.episodesOf.of(personId)].flatMap(({ id }) => workOf(room, id)),
  ];
  const units = new Set([
    ...ids.flatMap((id) => room.store.entry(id)?.unit ?? []),
    ...unitsLeftBehind(room, personId, isStillNamed),
  ]);
  const people = (isStillNamed ? 0 : 1) + new Set(contacts).size;
  return {
    units: [...units],
    files: files.map(({ fileId }) => fileId),
    counts: {
      ...(people > 0 ? { person: people } : {}),
      episode: cabinet.episodesOf.count(personId),
      ...countsOf(room, personId),
    },
    detached: isStillNamed ? relations.map(({ id }) => id) : [],
  };
}

/**
 * Units of the person in which nothing stands any more: a file that was taken off the page, work that was undone. What
 * was sealed there can be read as long as its key is kept.
 */
function unitsLeftBehind(room: Workroom, personId: RecordId, isStillNamed: boolean): string[] {
  return Array.from(room.store.units())
    .filter(({ recordClass, owner, participants }) => {
      const isTheirs =
        owner === personId || (participants.length > 0 && participants.every((id) => id === personId));
      return isTheirs && !(isStillNamed && recordClass === 'identity');
    })
    .map(({ id }) => id);
}

function workOf(room: Workroom, episodeId: RecordId): RecordId[] {
  const notes = idsOf(room.cabinet.notesIn.of(episodeId));
  return [
    episodeId,
    ...idsOf(room.cabinet.appointmentsIn.of(episodeId)),
    ...idsOf(room.cabinet.seriesIn.of(episodeId)),
    ...notes,
    ...notes.flatMap((note) => idsOf(room.cabinet.amendmentsOf.of(note))),
  ];
}

function isKnownOnlyThrough(room: Workroom, other: RecordId, personId: RecordId): boolean {
  const { cabinet } = room;
  const isClient = cabinet.episodesOf.has(other);
  return !isClient && [...cabinet.relationsTo.of(other)].every(({ clientId }) => clientId === personId);
}

function idsOf(items: Iterable<{ readonly id: RecordId }>): RecordId[] {
  return Array.from(items, ({ id }) => id);
}
