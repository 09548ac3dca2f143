import type { Drive } from '../../domain/practice';
import type { Workroom } from './workroom';

/** Known drives, the one copied to last first. */
export function drives(room: Workroom): readonly Drive[] {
  return [...room.cabinet.drives.all()].sort((one, other) =>
    (one.lastCopyAt ?? '') < (other.lastCopyAt ?? '') ? 1 : -1,
  );
}
