import type { CsvRow, RowError } from '../../../domain/import/import-row';
import type { VaultRecord } from '../../../domain/record';

/** What one row becomes: the record itself first, then what comes with it. */
export type RowPlan =
  | { readonly kind: 'ok'; readonly records: readonly [VaultRecord, ...VaultRecord[]] }
  | { readonly kind: 'refused'; readonly errors: readonly RowError[] };

/** Plans the rows of one file one after the other, remembering what the earlier ones brought. */
export interface Planner {
  plan(row: CsvRow): RowPlan | Promise<RowPlan>;
  /** Records that change because of the rows together, as they are to stand at the moment of the call. */
  atEnd(): readonly VaultRecord[];
}

/** One rule of the vault that a row breaks. */
export function refusedRow(field: string, reason: string): RowPlan {
  return { kind: 'refused', errors: [{ field, reason }] };
}
