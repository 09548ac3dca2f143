import type { MeasureResult } from '../../domain/measure-result';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** The total of the same measure before each result of a person; null for the first. */
export function previousTotals(room: Workroom, personId: RecordId): ReadonlyMap<RecordId, number | null> {
  const inOrder = [...room.cabinet.measuresOf.of(personId)].sort(byDay);
  const last = new Map<string, number>();
  const previous = new Map<RecordId, number | null>();
  for (const { id, measure, total } of inOrder) {
    previous.set(id, last.get(measure) ?? null);
    last.set(measure, total);
  }
  return previous;
}

function byDay(one: MeasureResult, other: MeasureResult): number {
  return one.takenOn < other.takenOn || (one.takenOn === other.takenOn && one.id < other.id) ? -1 : 1;
}
