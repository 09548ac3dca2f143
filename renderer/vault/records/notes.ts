import type { Amendment } from '../../domain/session-note';
import type { RecordId } from '../../domain/ids';
import type { View } from '../questions';
import type { Workroom } from './workroom';

/** A finished note with everything that was added to it, oldest first; null when it is not there or cannot be read. */
export async function note(room: Workroom, id: RecordId): Promise<View<'note'>> {
  if (!room.cabinet.notes.get(id)) {
    return null;
  }
  const amendmentIds = Array.from(room.cabinet.amendmentsOf.of(id), (held) => held.id);
  const bodies = await room.store.read([id, ...amendmentIds]);
  const body = bodies.get(id);
  if (body?.kind !== 'read' || body.record.kind !== 'session-note') {
    return null;
  }
  const amendments = amendmentIds.flatMap((amendmentId): Amendment[] => {
    const found = bodies.get(amendmentId);
    return found?.kind === 'read' && found.record.kind === 'amendment' ? [found.record] : [];
  });
  return {
    note: body.record,
    amendments: amendments.sort((one, other) => (one.amendedAt < other.amendedAt ? -1 : 1)),
  };
}
