import { z } from 'zod';

/** What a child of the exhaustive damages is to do; passed as its one argument. */
export const bitsJob = z.object({
  drive: z.string(),
  export: z.string(),
  /** Every so many-th damage, starting from this one. */
  first: z.number().int().min(0),
  step: z.number().int().min(1),
  current: z.string(),
});
export type BitsJob = z.infer<typeof bitsJob>;

const counts = z.record(z.string(), z.number());

/** The one line a child says at its end. */
export const bitsReport = z.object({
  bits: z.number(),
  lengths: z.number(),
  /** How many answers were compared with those of the whole check. */
  compared: z.number(),
  /** Refused, by the name that was said. */
  refused: counts,
  /** Accepted with the same content, by the reason. */
  harmless: counts,
  seconds: z.number(),
  failures: z.array(z.string()),
});
export type BitsReport = z.infer<typeof bitsReport>;
