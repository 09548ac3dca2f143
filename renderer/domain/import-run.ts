import { z } from 'zod';
import { instant } from './instant';
import { recordId } from './ids';

export const importTarget = z.enum(['clients', 'appointments', 'measures', 'notes']);
export type ImportTarget = z.infer<typeof importTarget>;

/** One import: what came in, so that it can be undone as a whole, and how columns were mapped, so that it is remembered. */
export const importRun = z.object({
  kind: z.literal('import-run'),
  id: recordId,
  target: importTarget,
  /** Sorted header of the file, joined by a unit separator: the same header finds the same mapping again. */
  headerKey: z.string().max(20_000),
  /** Our field → their column. */
  mapping: z.record(z.string(), z.string()),
  dateOrder: z.enum(['iso', 'day-first', 'month-first']),
  importedAt: instant,
  imported: z.number().int().min(0),
  refused: z.number().int().min(0),
  recordIds: z.array(recordId).readonly(),
  undoneAt: instant.nullable(),
});
export type ImportRun = z.infer<typeof importRun>;
