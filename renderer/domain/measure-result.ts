import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { recordId } from './ids';

/** The total of one questionnaire on one day. A missing total is not recorded as 0. */
export const measureResult = z.object({
  kind: z.literal('measure-result'),
  id: recordId,
  personId: recordId,
  measure: z.string().min(1).max(80),
  total: z.number(),
  takenOn: calendarDay,
  importedAs: z.string().max(200),
});
export type MeasureResult = z.infer<typeof measureResult>;
