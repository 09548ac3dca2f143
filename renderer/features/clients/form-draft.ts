import { z } from 'zod';

/** A kept form is one text, so that a half-typed date or an unfinished choice survives as it stood. */
export function draftFields(form: string, values: object): Readonly<Record<string, string>> {
  return { form, values: JSON.stringify(values) };
}

/** The kept values over the form's own, each only where it still has the kind of value that the form has there. */
export function withDraft<Values extends object>(
  start: Values,
  fields: Readonly<Record<string, string>>,
): Values {
  return merge(start, readValues(fields['values'] ?? ''));
}

function readValues(text: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

function merge<Values extends object>(start: Values, kept: Readonly<Record<string, unknown>>): Values {
  const merged = { ...start };
  for (const [key, value] of Object.entries(start)) {
    const other = kept[key];
    if (!isPlainObject(value)) {
      if (fits(value, other)) Object.assign(merged, { [key]: other });
    } else if (isPlainObject(other)) Object.assign(merged, { [key]: merge(value, other) });
  }
  return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty day is null and a typed one a text: either may stand where the other stood. */
function fits(value: unknown, other: unknown): boolean {
  if (value === null) return other === null || typeof other === 'string';
  return typeof other === typeof value || (other === null && typeof value === 'string');
}
