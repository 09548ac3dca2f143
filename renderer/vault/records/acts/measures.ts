import { NOT_FOUND, parseArgs, refuse } from './parse-args';
import { put, save } from './save';
import type { Command, CommandOutcome } from '../../commands';
import { measureResult } from '../../../domain/measure-result';
import type { Workroom } from '../workroom';

const newResult = measureResult.pick({ personId: true, measure: true, total: true, takenOn: true });

export async function recordMeasure(
  room: Workroom,
  args: Command<'record-measure'>['args'],
): Promise<CommandOutcome<'record-measure'>> {
  const parsed = parseArgs(newResult, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  if (!room.cabinet.people.get(parsed.value.personId)) {
    return NOT_FOUND;
  }
  if (parsed.value.takenOn > room.clock.today()) {
    return refuse('takenOn', 'This day lies in the future');
  }
  const id = room.store.newId();
  return save(room, id, [put(room, { kind: 'measure-result', id, ...parsed.value, importedAs: '' })]);
}
