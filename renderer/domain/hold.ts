import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { instant } from './instant';
import { recordId } from './ids';

/** A hold keeps everything of a person, whatever the rules say, until it is lifted. */
export const hold = z.object({
  kind: z.literal('hold'),
  id: recordId,
  personId: recordId,
  reason: z.enum([
    'claim',
    'complaint',
    'investigation',
    'inquiry',
    'access-request',
    'safeguarding',
    'other',
  ]),
  remark: z.string().max(2000),
  placedOn: calendarDay,
  liftedOn: calendarDay.nullable(),
});
export type Hold = z.infer<typeof hold>;

/** What stays when a record is destroyed: what, when, by which rule; no content and no name. */
export const certificate = z.object({
  kind: z.literal('certificate'),
  id: recordId,
  destroyedOn: calendarDay,
  destroyedAt: instant,
  dueOn: calendarDay.nullable(),
  rule: z.string().max(500),
  counts: z.record(z.string(), z.number().int().min(0)),
  method: z.string().max(500),
  /** Keyed hash of normalised name and date of birth: answers "did you hold anything on X?". */
  subjectHash: z.string().regex(/^[0-9a-f]{64}$/),
  unitIds: z.array(z.string()).readonly(),
});
export type Certificate = z.infer<typeof certificate>;
