import { type Planner, refusedRow, type RowPlan } from './row-plan';
import type { CsvRow, RowSetting } from '../../../domain/import/import-row';
import type { Episode } from '../../../domain/episode';
import { type ImportedClient, readClientRow } from '../../../domain/import/read-client-row';
import type { Person } from '../../../domain/person';
import type { RecordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';

/** Clients: each row a person and an episode. Somebody who is there already is refused, never merged. */
export function planClients(room: Workroom, setting: RowSetting): Planner {
  const references = new Set<string>();
  const births = new Set<string>();
  for (const known of room.cabinet.people.all()) {
    references.add(known.importedAs);
    births.add(birthOf(known));
  }
  references.delete('');
  const plan = (row: CsvRow): RowPlan => {
    const read = readClientRow(row, setting);
    if (read.kind === 'refused') {
      return read;
    }
    const { person } = read.value;
    if (references.has(person.importedAs)) {
      return refusedRow('reference', 'A client with this reference is there already');
    }
    if (person.dateOfBirth !== null && births.has(birthOf(person))) {
      return refusedRow('name', 'Somebody with this name and date of birth is there already');
    }
    if (person.importedAs !== '') {
      references.add(person.importedAs);
    }
    births.add(birthOf(person));
    const id = room.store.newId();
    return {
      kind: 'ok',
      records: [
        { kind: 'person', id, ...person, createdAt: room.clock.now() },
        episodeOf(room, id, read.value, setting),
      ],
    };
  };
  return { plan, atEnd: () => [] };
}

function birthOf({ name, dateOfBirth }: Pick<Person, 'name' | 'dateOfBirth'>): string {
  return `${name}|${dateOfBirth}`;
}

/** Where the file says no day, today stands: retention then counts from now on, which is the careful side. */
function episodeOf(
  room: Workroom,
  personId: RecordId,
  { person, service, startedOn, endedOn }: ImportedClient,
  { today }: RowSetting,
): Episode {
  const isOver = endedOn !== null || person.dateOfDeath !== null;
  const start = startedOn ?? endedOn ?? today;
  const end =
    endedOn ??
    (startedOn !== null && person.dateOfDeath !== null && person.dateOfDeath >= startedOn
      ? person.dateOfDeath
      : start);
  return {
    kind: 'episode',
    id: room.store.newId(),
    participants: [personId],
    service,
    status: isOver ? 'ended' : start > today ? 'waiting' : 'active',
    startedOn: start,
    endedOn: isOver ? end : null,
    fundedBy: 'self',
    createdAt: room.clock.now(),
  };
}
