import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { recordId } from './ids';

/**
 * Wall-clock time in the practice's zone, `YYYY-MM-DDTHH:MM`: 10:00 stays 10:00 across the clock change.
 * Its day is on the calendar; whether the clocks jump over its hour is for `zone-clock.ts` to say.
 */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as hours and minutes')
  .refine((text) => calendarDay.safeParse(text.slice(0, 10)).success, 'This date does not exist')
  .brand<'LocalDateTime'>();
export type LocalDateTime = z.infer<typeof localDateTime>;

export const attendance = z.enum([
  'planned',
  'attended',
  'cancelled-by-client',
  'cancelled-by-therapist',
  'did-not-attend',
]);
export type Attendance = z.infer<typeof attendance>;

export const absenceReason = z.enum([
  'not-given',
  'illness',
  'holiday',
  'work',
  'travel',
  'family',
  'forgot',
  'therapist-illness',
  'therapist-leave',
  'other',
]);
export type AbsenceReason = z.infer<typeof absenceReason>;

export const appointment = z.object({
  kind: z.literal('appointment'),
  id: recordId,
  episodeId: recordId,
  participants: z.array(recordId).min(1).readonly(),
  startsAt: localDateTime,
  minutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60),
  zone: z.string().max(60),
  type: z.enum(['session', 'assessment', 'review', 'supervision', 'other']),
  place: z.string().max(100),
  attendance,
  absenceReason: absenceReason.nullable(),
  seriesId: recordId.nullable(),
  importedAs: z.string().max(200),
});
export type Appointment = z.infer<typeof appointment>;

/** The rule a series was made from; its appointments are records of their own, so one can move without the rest. */
export const series = z.object({
  kind: z.literal('series'),
  id: recordId,
  episodeId: recordId,
  firstStartsAt: localDateTime,
  everyWeeks: z.union([z.literal(1), z.literal(2)]),
  count: z.number().int().min(2).max(104),
});
export type Series = z.infer<typeof series>;
