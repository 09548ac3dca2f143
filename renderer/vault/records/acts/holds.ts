import { NOT_FOUND, parseArgs } from './parse-args';
import { put, save } from './save';
import type { Command, CommandOutcome } from '../../commands';
import { hold } from '../../../domain/hold';
import { recordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';

const newHold = hold.pick({ personId: true, reason: true, remark: true });

/** From today on nothing of this person falls due. */
export async function placeHold(
  room: Workroom,
  args: Command<'place-hold'>['args'],
): Promise<CommandOutcome<'place-hold'>> {
  const parsed = parseArgs(newHold, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  if (!room.cabinet.people.get(parsed.value.personId)) {
    return NOT_FOUND;
  }
  const id = room.store.newId();
  return save(room, id, [
    put(room, { kind: 'hold', id, ...parsed.value, placedOn: room.clock.today(), liftedOn: null }),
  ]);
}

export async function liftHold(
  room: Workroom,
  args: Command<'lift-hold'>['args'],
): Promise<CommandOutcome<'lift-hold'>> {
  const id = recordId.safeParse(args.id);
  const current = id.success ? room.cabinet.holds.get(id.data) : undefined;
  return current
    ? save(room, current.id, [put(room, { ...current, liftedOn: room.clock.today() })])
    : NOT_FOUND;
}
