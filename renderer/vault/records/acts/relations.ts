import { datesWrong, newPerson, personInput } from './client';
import { NOT_FOUND, parseArgs, refuse } from './parse-args';
import type { Change } from '../../record-store';
import type { Command, CommandOutcome } from '../../commands';
import { put, save, withdraw } from './save';
import { recordId } from '../../../domain/ids';
import { relation } from '../../../domain/relation';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const newRelation = z.object({
  clientId: recordId,
  other: z.union([z.object({ id: recordId }), z.object({ person: personInput })]),
  relation: relation.pick({ role: true, parentalResponsibility: true, mayContact: true }),
});

/** Names who somebody is to a client; a person who is known already is used again. */
export async function addRelation(
  room: Workroom,
  args: Command<'add-relation'>['args'],
): Promise<CommandOutcome<'add-relation'>> {
  const parsed = parseArgs(newRelation, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { clientId, other, relation: said } = parsed.value;
  if (!room.cabinet.people.get(clientId)) {
    return NOT_FOUND;
  }
  const changes: Change[] = [];
  let otherId = 'id' in other ? other.id : null;
  if ('person' in other) {
    const wrong = datesWrong(other.person, room.clock.today());
    if (wrong) {
      return wrong;
    }
    const made = newPerson(room, other.person);
    otherId = made.id;
    changes.push(put(room, made));
  } else if (!room.cabinet.people.get(other.id)) {
    return NOT_FOUND;
  }
  if (otherId === null || otherId === clientId) {
    return refuse('other', 'Nobody can be related to themselves');
  }
  const id = room.store.newId();
  return save(room, id, [...changes, put(room, { kind: 'relation', id, clientId, otherId, ...said })]);
}

/** The relation goes, the other person stays. */
export async function removeRelation(
  room: Workroom,
  args: Command<'remove-relation'>['args'],
): Promise<CommandOutcome<'remove-relation'>> {
  const id = recordId.safeParse(args.id);
  return id.success && room.cabinet.relations.get(id.data)
    ? save(room, id.data, [withdraw(room, id.data)])
    : NOT_FOUND;
}
