import type { ImportTarget } from '../../domain/import-run';
import type { ParsedTable } from './parse-table';

export const TARGET_OPTIONS: readonly { readonly value: ImportTarget; readonly label: string }[] = [
  { value: 'clients', label: 'Clients' },
  { value: 'appointments', label: 'Appointments' },
  { value: 'measures', label: 'Questionnaire totals' },
  { value: 'notes', label: 'Session notes' },
];

export const DATE_ORDER_OPTIONS = [
  { value: 'iso', label: 'Year first: 2026-09-03' },
  { value: 'day-first', label: 'Day first: 03/09/2026 is 3 September' },
  { value: 'month-first', label: 'Month first: 03/09/2026 is 9 March' },
] as const;

/** Largest CSV that is read, in bytes. */
export const LARGEST_FILE = 200_000_000;

/** Why a file cannot be imported, what is safe, what to do; null for a readable table. */
export function tableFailure(table: ParsedTable): string | null {
  switch (table.kind) {
    case 'table':
      return null;
    case 'empty':
      return 'This file is empty. Nothing was imported. Export it again from the other program.';
    case 'no-rows':
      return 'This file has a header line and no rows. Nothing was imported.';
    case 'quote-never-closed':
      return `A quotation mark in row ${table.row + 1} is never closed, so the rows after it cannot be told apart. Nothing was imported. Mend that row, or export the file again.`;
    case 'too-large':
      return 'This table has too many rows or columns. Split it and import the parts. Nothing was imported.';
    case 'not-a-table':
      return 'This is not a text table. Save the spreadsheet as CSV, then choose that file. Nothing was imported.';
  }
}
