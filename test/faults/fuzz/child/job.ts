import { z } from 'zod';

/** What a child process is to do; passed as its one argument. */
export const fuzzJob = z.object({
  /** Every so many-th target, starting from this one: two children share the work. */
  part: z.number().int().min(0),
  of: z.number().int().min(1),
  executions: z.number().int().min(1),
  seed: z.number().int(),
  /** Where the input that is being run stands, so that one that never ends is known. */
  current: z.string(),
});
export type FuzzJob = z.infer<typeof fuzzJob>;

/** The first line of a child's output: the readers it will run. */
export const targetPlan = z.object({ plan: z.array(z.string()) });

/** One line of a child's output: what came of one target. */
export const targetReport = z.object({
  target: z.string(),
  executed: z.number(),
  kept: z.number(),
  functions: z.number(),
  slowestMs: z.number(),
  seconds: z.number(),
  findings: z.array(z.object({ input: z.string(), error: z.string() })),
});
export type TargetReport = z.infer<typeof targetReport>;

/** How the control is called when it runs without looking at the coverage. */
export const BLINDLY = 'planted bug, blindly';
