import type { Unsaved } from './api';

export interface ImportRows {
  readonly target: 'clients' | 'appointments' | 'measures' | 'notes';
  readonly headerKey: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly dateOrder: 'iso' | 'day-first' | 'month-first';
  readonly rows: readonly Readonly<Record<string, string>>[];
}
export interface ImportOutcomeRows {
  readonly kind: 'imported';
  readonly runId: string;
  readonly imported: number;
  readonly refused: readonly { readonly row: number; readonly field: string; readonly reason: string }[];
}
export type ImportOutcome = ImportOutcomeRows | { readonly kind: 'cancelled' } | Unsaved;
