import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { instant } from './instant';
import { recordId } from './ids';

/** A stretch of work with one or more people. A client is a person who takes part in an episode. */
export const episode = z.object({
  kind: z.literal('episode'),
  id: recordId,
  participants: z.array(recordId).min(1).readonly(),
  service: z.string().max(100),
  status: z.enum(['waiting', 'active', 'ended', 'archived']),
  startedOn: calendarDay,
  endedOn: calendarDay.nullable(),
  fundedBy: z.enum(['self', 'insurer', 'nhs', 'charity', 'other']),
  createdAt: instant,
});
export type Episode = z.infer<typeof episode>;
