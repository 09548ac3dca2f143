import { amendment, sessionNote } from '../../../domain/session-note';
import { NOT_FOUND, parseArgs, refuse } from './parse-args';
import type { Command, CommandOutcome } from '../../commands';
import { dropFinished } from './drafts';
import { put, save } from './save';
import { type RecordId, recordId } from '../../../domain/ids';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const finished = z.object({
  /** The note takes its draft's id, so that a draft whose note stands is known as finished after any crash. */
  draftId: recordId.nullable(),
  episodeId: recordId,
  appointmentId: recordId.nullable(),
  sessionOn: sessionNote.shape.sessionOn,
  fields: sessionNote.shape.fields,
  riskOpen: z.boolean(),
});

/** Finishing fixes a note, so it cannot be undone: what is to change is added by `amendNote`, and the note stays as it was. */
export async function finishNote(
  room: Workroom,
  args: Command<'finish-note'>['args'],
): Promise<CommandOutcome<'finish-note'>> {
  const parsed = parseArgs(finished, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { draftId, ...note } = parsed.value;
  const episode = room.cabinet.episodes.get(note.episodeId);
  if (!episode) {
    return NOT_FOUND;
  }
  if (
    note.appointmentId !== null &&
    room.cabinet.appointments.get(note.appointmentId)?.episodeId !== note.episodeId
  ) {
    return refuse('appointmentId', 'This session belongs to somebody else');
  }
  if (Object.values(note.fields).every((text) => text.trim() === '')) {
    return refuse('fields', 'Write something before the note is finished');
  }
  if (note.sessionOn > room.clock.today()) {
    return refuse('sessionOn', 'The session lies in the future');
  }
  const id = idAfter(room, draftId);
  const record = {
    kind: 'session-note' as const,
    id,
    participants: episode.participants,
    ...note,
    finishedAt: room.clock.now(),
  };
  const outcome = await save(room, id, [put(room, record)], { undoable: false });
  if (outcome.kind === 'saved') {
    await dropFinished(room, draftId);
  }
  return outcome;
}

const amended = z.object({
  draftId: recordId.nullable(),
  noteId: recordId,
  text: amendment.shape.text.refine((text) => text.trim() !== '', 'Write what is to be added'),
  reason: amendment.shape.reason,
  closesRisk: z.boolean(),
});

/** Adds to a finished note; the note itself never changes, and what was added stays as well. */
export async function amendNote(
  room: Workroom,
  args: Command<'amend-note'>['args'],
): Promise<CommandOutcome<'amend-note'>> {
  const parsed = parseArgs(amended, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { draftId, ...said } = parsed.value;
  const note = room.cabinet.notes.get(said.noteId);
  if (!note) {
    return NOT_FOUND;
  }
  const id = idAfter(room, draftId);
  const { episodeId, participants } = note;
  const record = {
    kind: 'amendment' as const,
    id,
    episodeId,
    participants,
    ...said,
    amendedAt: room.clock.now(),
  };
  const outcome = await save(room, id, [put(room, record)], { undoable: false });
  if (outcome.kind === 'saved') {
    await dropFinished(room, draftId);
  }
  return outcome;
}

function idAfter(room: Workroom, draftId: RecordId | null): RecordId {
  return draftId === null || room.store.entry(draftId) !== undefined ? room.store.newId() : draftId;
}
