import type { Unsaved } from '../../api';
import type { z } from 'zod';

export type Refusal = Extract<Unsaved, { readonly kind: 'invalid' }>;
export type Parsed<Value> = { readonly kind: 'ok'; readonly value: Value } | Refusal;

/** What the page asked for, parsed again: the worker believes no argument. */
export function parseArgs<Schema extends z.ZodType>(schema: Schema, args: unknown): Parsed<z.output<Schema>> {
  const parsed = schema.safeParse(args);
  if (parsed.success) {
    return { kind: 'ok', value: parsed.data };
  }
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  return { kind: 'invalid', issues };
}

/** One rule that the arguments break, at the field it belongs to. */
export function refuse(path: string, message: string): Refusal {
  return { kind: 'invalid', issues: [{ path, message }] };
}

export const NOT_FOUND = { kind: 'not-found' } as const;
