import { z } from 'zod';

const count = z.number().int().min(0);

/** What the process that lives a life and cuts its power says at the end. */
export const powerReport = z.object({
  operations: count,
  flushes: count,
  said: count,
  /** States that outages leave, and how many of them differ. */
  states: count,
  distinct: count,
  opened: count,
  lost: count,
  leaked: count,
  /** What the starts said, and how often. */
  answers: z.record(z.string(), count),
  controls: z.array(z.object({ name: z.string(), tried: count, losing: count })).readonly(),
  failures: z.array(z.string()),
});
export type PowerReport = z.infer<typeof powerReport>;
