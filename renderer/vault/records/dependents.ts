import type { Cabinet } from './view/cabinet';
import type { RecordId } from '../../domain/ids';

/** Records that would hang in the air without this one, so that nothing is withdrawn from under them. */
export function dependentsOf(cabinet: Cabinet, id: RecordId): readonly RecordId[] {
  const groups: readonly { of(key: string): Iterable<{ readonly id: RecordId }> }[] = [
    cabinet.episodesOf,
    cabinet.relationsOf,
    cabinet.relationsTo,
    cabinet.appointmentsOf,
    cabinet.appointmentsIn,
    cabinet.notesOf,
    cabinet.notesIn,
    cabinet.notesAbout,
    cabinet.amendmentsOf,
    cabinet.consentsOf,
    cabinet.wordingOf,
    cabinet.attachmentsOf,
    cabinet.evidenceOf,
    cabinet.measuresOf,
    cabinet.holdsOf,
    cabinet.appointmentsInSeries,
  ];
  return groups.flatMap((group) => Array.from(group.of(id), (one) => one.id));
}
