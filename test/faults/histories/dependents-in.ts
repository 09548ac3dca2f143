import type { Truth } from './truth';

/** Ids of records that name this one and would hang in the air without it. An import only remembers what it brought. */
export function dependentsIn(truth: Truth, id: string): readonly string[] {
  return Object.values(truth.records)
    .filter(({ record }) => record.kind !== 'import-run' && record.id !== id)
    .filter(({ record }) => JSON.stringify(record).includes(id))
    .map(({ record }) => record.id);
}
