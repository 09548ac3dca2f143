import { calendarDay } from '../../../domain/calendar-day';
import type { Command, CommandOutcome } from '../../commands';
import { NOTE_FIELD_LIMIT } from '../../../domain/session-note';
import { parseArgs } from './parse-args';
import { recordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const kept = z.object({
  /** Names the draft's file: main takes nothing but an id. */
  draftId: recordId,
  about: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('note'),
      episodeId: recordId,
      appointmentId: recordId.nullable(),
      sessionOn: calendarDay,
    }),
    z.object({ kind: z.literal('amendment'), noteId: recordId, episodeId: recordId }),
    z.object({ kind: z.literal('client'), personId: recordId.nullable() }),
  ]),
  fields: z.record(z.string().max(60), z.string().max(NOTE_FIELD_LIMIT)),
});

/** `saved` means sealed and on the disk. */
export async function keepDraft(
  room: Workroom,
  args: Command<'keep-draft'>['args'],
): Promise<CommandOutcome<'keep-draft'>> {
  const parsed = parseArgs(kept, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const savedAt = room.clock.now();
  const outcome = await room.saves.during(() => room.drafts.keep({ ...parsed.value, savedAt }));
  if (outcome.kind !== 'kept') {
    return outcome;
  }
  room.saves.arrived(savedAt);
  return { kind: 'saved', id: parsed.value.draftId, undo: null };
}

export async function dropDraft(
  room: Workroom,
  { draftId }: Command<'drop-draft'>['args'],
): Promise<CommandOutcome<'drop-draft'>> {
  if (!room.drafts.get(draftId)) {
    return { kind: 'not-found' };
  }
  const outcome = await room.saves.during(() => room.drafts.drop(draftId));
  return outcome.kind === 'dropped' ? { kind: 'saved', id: draftId, undo: null } : outcome;
}

/** After a form was saved its draft goes. Should that fail, the draft is offered again, which loses nothing. */
export async function dropFinished(room: Workroom, draftId: string | null): Promise<void> {
  if (draftId !== null) {
    room.drafts.finish(draftId);
    await room.drafts.drop(draftId);
  }
}
