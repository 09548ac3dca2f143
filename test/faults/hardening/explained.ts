import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/paths.mjs';

/** The cells, without the why, of the table under a heading of `electron/README.md`; back-ticks taken off. */
export function explainedIn(heading: string): readonly (readonly string[])[] {
  const text = readFileSync(join(root, 'electron', 'README.md'), 'utf8');
  const [, after = ''] = text.split(`## ${heading}\n`);
  const rows = (after.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  if (rows.length === 0) throw new Error(`electron/README.md has no table under "${heading}"`);
  return rows.map((row) => {
    const cells = row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    return cells.slice(0, -1).map((cell) => cell.replace(/^`|`$/g, ''));
  });
}
