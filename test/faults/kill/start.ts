import { z } from 'zod';
import { contents } from './contents';
import { phaseNames } from './phases';

const secret = z.object({
  right: z.string(),
  maybe: z.string().nullable(),
  former: z.string().nullable(),
});

/** What a process is started for. */
export const startOrder = z.object({
  /** The phase to be killed in; null only looks. */
  phase: z.enum(phaseNames).nullable(),
  /** Names of clients of this start begin with it. */
  round: z.string(),
  profile: z.string(),
  drive: z.string(),
  /** A folder of its own for whatever is tried beside the profile. */
  scratch: z.string(),
  password: secret,
  recovery: secret.nullable(),
  /** Passwords that may open the backup on the drive, when one was begun; `proven` when it was called so. */
  backup: z.object({ passwords: z.array(z.string()), proven: z.boolean() }).nullable(),
});
export type StartOrder = z.infer<typeof startOrder>;

const startLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('front'), presence: z.string() }),
  z.object({ kind: z.literal('held'), contents }),
  z.object({ kind: z.literal('backup-held'), contents }),
  z.object({ kind: z.literal('half'), words: z.string() }),
  z.object({ kind: z.literal('refused'), what: z.string(), outcome: z.string() }),
  z.object({ kind: z.literal('began'), phase: z.enum(phaseNames) }),
  z.object({ kind: z.literal('ended'), phase: z.enum(phaseNames) }),
]);

/** What a process says on its output, one line of JSON each. */
export type StartLine = z.infer<typeof startLine>;

/** A line of a process's output; null for one that a kill cut short. */
export function readStartLine(text: string): StartLine | null {
  try {
    return startLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
