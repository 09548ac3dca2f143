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
  | { readonly kind: 'not-a-table' }
  | { readonly kind: 'too-large' };

/** Far more than any practice has; a table beyond them would only take the memory of this laptop. */
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 2000;
/** Short rows below a wide header count in full: each becomes as wide as the header. */
const MOST_CELLS = 20_000_000;

/** Reads a CSV text with its first line as header. Headers that occur twice are told apart by a number, empty ones by their place. */
export function parseTable(text: string): ParsedTable {
  const stripped = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (stripped.trim() === '') {
    return { kind: 'empty' };
  }
  if (stripped.includes('\u0000')) {
    return { kind: 'not-a-table' };
  }
  const { data, errors } = parse<string[]>(stripped, { skipEmptyLines: 'greedy', preview: MOST_ROWS + 2 });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open !== undefined) {
    return { kind: 'quote-never-closed', row: open.row ?? 0 };
  }
  const [first, ...body] = data;
  if (first === undefined) {
    return { kind: 'empty' };
  }
  if (isTooLarge(first.length, body.length)) {
    return { kind: 'too-large' };
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

function isTooLarge(columns: number, rows: number): boolean {
  return rows > MOST_ROWS || columns > MOST_COLUMNS || columns * rows > MOST_CELLS;
}

function distinctHeaders(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const name = cell.trim() === '' ? `column ${at + 1}` : cell.trim();
    let distinct = name;
    // A file may have a column that is called `Name (2)` itself.
    for (let times = 2; taken.has(distinct); times += 1) {
      distinct = `${name} (${times})`;
    }
    taken.add(distinct);
    return distinct;
  });
}
