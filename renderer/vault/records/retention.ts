import type { RecordId } from '../../domain/ids';
import type { RecordKind } from '../../domain/record';
import type { RetentionRow, RetentionView } from '../questions';
import type { Workroom } from './workroom';

/** What falls due, what holds it, and how the coming years look. Every client once. */
export function retention(room: Workroom): RetentionView {
  const due: RetentionRow[] = [];
  const needsDateOfBirth: RetentionRow[] = [];
  const held: RetentionRow[] = [];
  const years = new Map<number, number>();
  for (const { person } of room.clientList.all()) {
    const { retention: finding } = room.facts.of(person.id);
    const row = () => ({
      personId: person.id,
      name: person.name,
      finding,
      counts: countsOf(room, person.id),
    });
    if (finding.kind === 'due-on' && finding.isDue) {
      due.push(row());
    } else if (finding.kind === 'due-on') {
      const year = Number(finding.on.slice(0, 4));
      years.set(year, (years.get(year) ?? 0) + 1);
    } else if (finding.kind === 'needs-date-of-birth') {
      needsDateOfBirth.push(row());
    } else if (finding.kind === 'held') {
      held.push(row());
    }
  }
  const coming = Array.from(years, ([year, count]) => ({ year, count })).sort(
    (one, other) => one.year - other.year,
  );
  return { due: due.sort(byDate), needsDateOfBirth, held, coming };
}

/** What is kept of a person, by kind of record; kinds there is nothing of are left out. */
export function countsOf(room: Workroom, personId: RecordId): Readonly<Partial<Record<RecordKind, number>>> {
  const { cabinet } = room;
  const notes = [...cabinet.notesOf.of(personId)];
  const counts: Partial<Record<RecordKind, number>> = {
    'session-note': notes.length,
    amendment: notes.reduce((sum, { id }) => sum + cabinet.amendmentsOf.count(id), 0),
    appointment: cabinet.appointmentsOf.count(personId),
    consent: cabinet.consentsOf.count(personId),
    'measure-result': cabinet.measuresOf.count(personId),
    attachment: cabinet.attachmentsOf.count(personId),
    hold: cabinet.holdsOf.count(personId),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function byDate({ finding: one }: RetentionRow, { finding: other }: RetentionRow): number {
  return one.kind === 'due-on' && other.kind === 'due-on' && one.on !== other.on
    ? one.on < other.on
      ? -1
      : 1
    : 0;
}
