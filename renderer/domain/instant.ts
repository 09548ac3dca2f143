import { z } from 'zod';

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-23T09:53:00.000Z`. Never mixed with a calendar day. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<'Instant'>();
export type Instant = z.infer<typeof instant>;
