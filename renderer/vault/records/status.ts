import { drives } from './drives';
import type { StatusView } from '../questions';
import type { Workroom } from './workroom';

/** The line that is always in view: saved, backed up, still loading. */
export function status(room: Workroom): StatusView {
  const [newest] = drives(room);
  return {
    lastSavedAt: room.saves.lastSavedAt,
    saving: room.saves.saving,
    lastBackupAt: newest?.lastCopyAt ?? null,
    lastBackupLabel: newest?.lastCopyAt ? newest.label : null,
    loading: !room.cabinet.isWhole,
  };
}
