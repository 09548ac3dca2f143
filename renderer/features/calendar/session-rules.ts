import { z } from 'zod';
import { appointment } from '../../domain/appointment';
import { calendarDay } from '../../domain/calendar-day';

/** What every session needs, as it is typed. */
export const sessionRules = z.object({
  day: calendarDay,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as hours and minutes, for example 14:30'),
  minutes: z
    .number({ error: 'Write how many minutes' })
    .int()
    .min(5, 'At least 5 minutes')
    .max(1440, 'At most a day'),
  type: appointment.shape.type,
  place: z.string().max(100, 'At most 100 characters'),
});

/** A booking may also repeat. */
export const bookingRules = sessionRules.extend({
  repeat: z.enum(['no', '1', '2']),
  count: z.number({ error: 'Write how many sessions' }).int().min(2, 'At least 2').max(104, 'At most 104'),
});
