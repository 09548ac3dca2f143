import { parse } from 'papaparse';

export type ParsedTable =
  | {
      readonly kind: 'table';
      readonly headers: readonly string[];
      readonly rows: readonly Readonly<Record<string, string>>[];
      /** Rows (from 1, below the header) with more or fewer cells than the header has. */
      readonly uneven: readonly number[];
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-rows'; readonly headers: readonly string[] }
  | { readonly kind: 'quote-never-closed'; readonly row: number }
  | { readonly kind: 'not-a-table' };

/** Reads a CSV text with its first line as header. Headers that occur twice are told apart by a number, empty ones by their place. */
export function parseTable(text: string): ParsedTable {
  const stripped = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (stripped.trim() === '') {
    return { kind: 'empty' };
  }
  if (stripped.includes('\u0000')) {
    return { kind: 'not-a-table' };
  }
  const { data, errors } = parse<string[]>(stripped, { skipEmptyLines: 'greedy' });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open !== undefined) {
    return { kind: 'quote-never-closed', row: open.row ?? 0 };
  }
  const [first, ...body] = data;
  if (first === undefined) {
    return { kind: 'empty' };
  }
  const headers = distinctHeaders(first);
  if (body.length === 0) {
    return { kind: 'no-rows', headers };
  }
  const uneven: number[] = [];
  const rows = body.map((cells, at) => {
    if (cells.length !== headers.length) {
      uneven.push(at + 1);
    }
    return Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? '']));
  });
  return { kind: 'table', headers, rows, uneven };
}

function distinctHeaders(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell.trim() === '' ? `column ${at + 1}` : cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
