import { NOT_FOUND, refuse } from './parse-args';
import { save, withdraw } from './save';
import type { Command, CommandOutcome } from '../../commands';
import { recordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';

/** Takes a file off the client's page. Its sealed bytes stay until the unit is destroyed, so that this can be undone. */
export async function removeAttachment(
  room: Workroom,
  args: Command<'remove-attachment'>['args'],
): Promise<CommandOutcome<'remove-attachment'>> {
  const id = recordId.safeParse(args.id);
  if (!id.success || !room.cabinet.attachments.get(id.data)) {
    return NOT_FOUND;
  }
  if (room.cabinet.evidenceOf.has(id.data)) {
    return refuse('id', 'This file shows how a consent was given, so it stays with it');
  }
  return save(room, id.data, [withdraw(room, id.data)]);
}
