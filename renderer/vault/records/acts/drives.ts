import type { Command, CommandOutcome } from '../../commands';
import { type Drive, drive } from '../../../domain/practice';
import { put, save } from './save';
import { parseArgs } from './parse-args';
import type { Workroom } from '../workroom';

const described = drive.pick({ placeId: true, label: true, keptWhere: true });

/** Names a drive and where it is kept; one that was never named before becomes known. */
export async function describeDrive(
  room: Workroom,
  args: Command<'describe-drive'>['args'],
): Promise<CommandOutcome<'describe-drive'>> {
  const parsed = parseArgs(described, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const known = [...room.cabinet.drives.all()].find(({ placeId }) => placeId === parsed.value.placeId);
  const current = known ?? newDrive(room);
  return save(room, current.id, [put(room, { ...current, ...parsed.value })]);
}

function newDrive(room: Workroom): Omit<Drive, 'placeId' | 'label' | 'keptWhere'> {
  return {
    kind: 'drive',
    id: room.store.newId(),
    lastCopyAt: null,
    lastProvenAt: null,
    lastPracticeRestoreAt: null,
    lastVerdict: null,
    records: 0,
    destroyedUpTo: null,
  };
}
