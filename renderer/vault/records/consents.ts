import type { CalendarDay } from '../../domain/calendar-day';
import type { Consent } from '../../domain/consent';
import { inForceOn } from '../../domain/consent-rules';
import type { RecordId } from '../../domain/ids';
import type { View } from '../questions';
import type { Workroom } from './workroom';

/** One consent with the words it was given to; the words are null where they cannot be read. */
export async function consent(room: Workroom, id: RecordId): Promise<View<'consent'>> {
  const found = room.cabinet.consents.get(id);
  if (!found) {
    return null;
  }
  const [held] = room.cabinet.wordingOf.of(id);
  const body = held && (await room.store.read([held.id])).get(held.id);
  const wording = body?.kind === 'read' && body.record.kind === 'consent-wording' ? body.record : null;
  return { consent: found, wording };
}

export function consentsOn(room: Workroom, personId: RecordId, day: CalendarDay): View<'consents-on'> {
  return inForceOn(consentsInOrder(room, personId), day);
}

/** Consents of a person as they were written: of two decisions on one day the later one counts. */
export function consentsInOrder(room: Workroom, personId: RecordId): readonly Consent[] {
  const sequenceOf = (id: RecordId) => room.store.entry(id)?.sequence ?? 0;
  return [...room.cabinet.consentsOf.of(personId)].sort(
    (one, other) => sequenceOf(one.id) - sequenceOf(other.id),
  );
}
