import { z } from 'zod';
import { importTarget } from '../../domain/import-run';

const SHORT = 400;
/** A password is long, a pasted page is not one. */
const secretText = z.string().max(4000);

/** As many as a table may have that is read. */
const MOST_ROWS = 1_000_000;
/** Values in the arguments of one command or question, whatever their shape. */
const MOST_VALUES = 200_000;

/** Arguments of calls into the worker, parsed once, here. What a command or question holds is parsed by the records. */
export const argument = {
  text: z.string().max(SHORT),
  secretText,
  clockShift: z.number().int(),
  secret: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('password'), password: secretText }),
    z.object({ kind: z.literal('recovery'), recoveryKey: secretText }),
  ]),
  practice: z.object({
    name: z.string().trim().min(1).max(200),
    therapist: z.string().max(200),
    nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  }),
  typedGroups: z.array(z.object({ group: z.number().int().min(1).max(9), text: z.string().max(40) })).max(9),
  newAttachment: z.object({
    personId: z.string().max(SHORT),
    episodeId: z.string().max(SHORT).nullable(),
    source: z.enum(['practice', 'client', 'third-party', 'third-party-in-confidence']),
  }),
  file: z.instanceof(File),
  importRows: z.object({
    target: importTarget,
    headerKey: z.string(),
    mapping: z.record(z.string(), z.string()),
    dateOrder: z.enum(['iso', 'day-first', 'month-first']),
    rows: z.array(z.record(z.string(), z.string())).max(MOST_ROWS),
  }),
  named: z.object({ name: z.string().max(60), args: z.record(z.string(), z.unknown()).refine(isBounded) }),
};

/** The argument by its schema; a call that does not fit is refused by name and says nothing of what it held. */
export function parsed<Schema extends z.ZodType>(
  call: string,
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`refused:${call}`);
  return result.data;
}

/**
 * A list that crosses a port can claim four thousand million places and hold none: whoever went through it would never come
 * back. Looked at before any schema does; what holds itself ends here, too.
 */
function isBounded(args: object): boolean {
  const left: unknown[] = [args];
  for (let seen = 0; left.length > 0; seen += 1) {
    const next = left.pop();
    if (next === null || typeof next !== 'object' || ArrayBuffer.isView(next)) continue;
    if (seen > MOST_VALUES || (Array.isArray(next) && next.length > MOST_VALUES)) return false;
    for (const inner of Object.values(next)) left.push(inner);
  }
  return true;
}
