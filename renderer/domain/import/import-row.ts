import type { z } from 'zod';
import type { CalendarDay } from '../calendar-day';
import { readDate, type DateOrder } from '../date-reading';
import type { ColumnMapping } from './import-mapping';

/** One row of a file: header → cell, all text. */
export type CsvRow = Readonly<Record<string, string>>;

/** How the rows of one file are read. `zone` is the practice's; moments in UTC become its wall-clock time. */
export interface RowSetting {
  readonly mapping: ColumnMapping;
  readonly dateOrder: DateOrder;
  readonly zone: string;
  readonly today: CalendarDay;
}

/** Why a row was refused: our field and a sentence for the person. */
export interface RowError {
  readonly field: string;
  readonly reason: string;
}

/** A row is taken whole or refused with every reason at once, so that a file is put right in one go. */
export type RowReading<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly errors: readonly RowError[] };

/** The cell of a field without spaces around it; empty when the field has no column or the row is short. */
export function cellOf(row: CsvRow, mapping: ColumnMapping, field: string): string {
  const column = mapping[field];
  return column === undefined ? '' : withoutControls(row[column] ?? '').trim();
}

/** Text as it was given; only control characters go, which no screen shows: line breaks and tabs stay. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '');
}

/** Reads an optional date; a day that does not exist is an error, an empty cell is null. */
export function dayIn(field: string, text: string, order: DateOrder, errors: RowError[]): CalendarDay | null {
  const reading = readDate(text, order);
  if (reading.kind === 'day') {
    return reading.day;
  }
  if (reading.kind !== 'empty') {
    errors.push({ field, reason: reading.reason });
  }
  return null;
}

/** What the record's own schema says of the values, as sentences about the row. */
export function errorsOf(error: z.ZodError): readonly RowError[] {
  return error.issues.map((issue) => ({ field: String(issue.path.at(-1) ?? ''), reason: sentenceOf(issue) }));
}

// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g;

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string' && issue.message.startsWith('Too big')) {
    return `This is longer than ${issue.maximum} characters`;
  }
  return issue.message;
}
