import { z } from 'zod';
import { step } from './step';

/** What a process of histories is told, as one argument of JSON. */
export const order = z.object({
  folder: z.string(),
  seed: z.number().int(),
  /** Path of fast-check to one failing history, or empty. */
  path: z.string(),
  runs: z.number().int(),
  longest: z.number().int(),
  /** A control: what is wrong on purpose. */
  control: z
    .enum(['undo-restores-nothing', 'amendments-are-forgotten', 'destroyed-comes-back', 'lost-frames'])
    .nullable(),
});
export type Order = z.infer<typeof order>;

const failure = z.object({
  /** Of the shortest history that still fails. */
  steps: z.array(step),
  said: z.string(),
  seed: z.number(),
  path: z.string(),
  longest: z.number(),
  shrinks: z.number(),
});

/** What it came to, as one line of JSON. */
export const report = z.object({
  runs: z.number(),
  steps: z.number(),
  /** Of a control: in how many histories the mistake was noticed. */
  noticed: z.number(),
  done: z.record(z.string(), z.number()),
  failure: failure.nullable(),
});
export type Report = z.infer<typeof report>;
