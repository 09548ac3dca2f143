/** A CSV file as RFC 4180 has it: a header, rows in its order, cells quoted where they must be. */
export function csvText(
  headers: readonly string[],
  rows: readonly Readonly<Record<string, string | number>>[],
): string {
  const lines = rows.map((row) => headers.map((header) => csvCell(String(row[header] ?? ''))).join(','));
  return `${[headers.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
