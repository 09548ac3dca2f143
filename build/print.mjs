/**
 * A table for the terminal: first row is the head, numbers stand right.
 * @param {ReadonlyArray<ReadonlyArray<string | number>>} rows
 */
export function printTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) =>
      typeof cell === 'number'
        ? String(cell).padStart(widths[column] ?? 0)
        : String(cell).padEnd(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ').trimEnd()}`);
    if (index === 0) console.log(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  }
}

/**
 * A box that cannot be overlooked.
 * @param {ReadonlyArray<string>} lines
 */
export function printBox(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = `+${'-'.repeat(width + 2)}+`;
  console.log([edge, ...lines.map((line) => `| ${line.padEnd(width)} |`), edge].join('\n'));
}

/**
 * A failure whose message is all that the person needs: printed without a stack.
 */
export class PlainError extends Error {}

/**
 * Runs a script's main function; plain errors end in one sentence, bugs in a stack.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
