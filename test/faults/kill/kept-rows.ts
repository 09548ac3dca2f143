/** The tables of the working store and what their rows are found by. */
const KEYS = { rows: 'id', catalogue: 'id', deltas: 'key', index: 'id', meta: 'name' } as const;
export type TableName = keyof typeof KEYS;
export const TABLES: readonly TableName[] = ['rows', 'catalogue', 'deltas', 'index', 'meta'];

export type Keyed = Readonly<Record<string, unknown>>;

/** What one transaction did to one table. */
export type Change =
  | { readonly kind: 'put'; readonly table: TableName; readonly values: readonly Keyed[] }
  | { readonly kind: 'delete'; readonly table: TableName; readonly keys: readonly unknown[] }
  | {
      readonly kind: 'range';
      readonly table: TableName;
      readonly lower: unknown;
      readonly upper: unknown;
      readonly lowerOpen: boolean;
      readonly upperOpen: boolean;
    };

/** The rows that all changes, in their order, leave. */
export function keptRows(changes: readonly Change[]): ReadonlyMap<TableName, readonly Keyed[]> {
  const tables = new Map(TABLES.map((table) => [table, new Map<unknown, Keyed>()]));
  for (const change of changes) {
    const table = tables.get(change.table);
    if (table === undefined) continue;
    if (change.kind === 'put') {
      for (const value of change.values) table.set(value[KEYS[change.table]], value);
    } else if (change.kind === 'delete') for (const key of change.keys) table.delete(key);
    else for (const key of [...table.keys()]) if (isWithin(key, change)) table.delete(key);
  }
  return new Map([...tables].map(([name, table]) => [name, [...table.values()]]));
}

function isWithin(
  key: unknown,
  { lower, upper, lowerOpen, upperOpen }: Extract<Change, { kind: 'range' }>,
): boolean {
  const above = isNoBound(lower) || isBefore(lower, key) || (!lowerOpen && lower === key);
  const below = isNoBound(upper) || isBefore(key, upper) || (!upperOpen && upper === key);
  return above && below;
}

/** Dexie says "everything" by a range without ends, or up to an array, which is above every number and text. */
function isNoBound(bound: unknown): boolean {
  return bound === undefined || bound === null || Array.isArray(bound) || bound === Number.NEGATIVE_INFINITY;
}

function isBefore(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  return typeof one === 'string' && typeof other === 'string' && one < other;
}
