import { z } from 'zod';
import { contents } from './contents';

const client = z.string();
const acknowledged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client'), name: z.string() }),
  z.object({ kind: z.literal('note'), client, text: z.string() }),
  z.object({ kind: z.literal('session'), client, startsAt: z.string() }),
  z.object({ kind: z.literal('file'), client, name: z.string(), sha256: z.string() }),
  z.object({ kind: z.literal('draft'), client, text: z.string() }),
  z.object({ kind: z.literal('draft-done'), client }),
]);

const writerLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), outcome: z.string() }),
  z.object({ kind: z.literal('held'), contents }),
  z.object({ kind: z.literal('acknowledged'), entry: acknowledged }),
]);

/** What a writer says on its output, one line of JSON each. */
export type WriterLine = z.infer<typeof writerLine>;

/** A line of a writer's output; null for one that a kill cut short. */
export function readWriterLine(text: string): WriterLine | null {
  try {
    return writerLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
