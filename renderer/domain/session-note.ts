import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { instant } from './instant';
import { recordId } from './ids';

/** Longest text of one field, in characters: a 10 MB paste is refused with a message, not half saved. */
export const NOTE_FIELD_LIMIT = 200_000;
const text = z
  .string()
  .max(NOTE_FIELD_LIMIT, 'This is longer than 200,000 characters; attach it as a file instead');

export const noteFields = z.object({ themes: text, risk: text, plan: text });
export type NoteFields = z.infer<typeof noteFields>;

/** A note is written once: finishing fixes it, later changes are amendments (promise 000-46). */
export const sessionNote = z.object({
  kind: z.literal('session-note'),
  id: recordId,
  episodeId: recordId,
  participants: z.array(recordId).min(1).readonly(),
  appointmentId: recordId.nullable(),
  sessionOn: calendarDay,
  fields: noteFields,
  /** Set when the writer says that something about risk stays open. */
  riskOpen: z.boolean(),
  finishedAt: instant,
});
export type SessionNote = z.infer<typeof sessionNote>;

/** An addition to a finished note; the earlier text stays readable. */
export const amendment = z.object({
  kind: z.literal('amendment'),
  id: recordId,
  noteId: recordId,
  episodeId: recordId,
  participants: z.array(recordId).min(1).readonly(),
  text: text.min(1, 'Write what is to be added'),
  reason: z.string().max(500),
  closesRisk: z.boolean(),
  amendedAt: instant,
});
export type Amendment = z.infer<typeof amendment>;
