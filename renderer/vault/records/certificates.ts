import type { Certificate } from '../../domain/hold';
import type { Workroom } from './workroom';

/** What was destroyed, newest first. */
export function certificates(room: Workroom): readonly Certificate[] {
  return [...room.cabinet.certificates.all()].sort((one, other) =>
    one.destroyedAt < other.destroyedAt ? 1 : -1,
  );
}
