import { cpSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of a backup of which the largest segment of the journal ends half way; answers its folder. */
export function cutBackup(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  const segments = readdirSync(to, { recursive: true, encoding: 'utf8' })
    .map((name) => join(to, name))
    .filter((path) => path.includes('journal') && statSync(path).isFile())
    .toSorted((a, b) => statSync(b).size - statSync(a).size);
  const largest = segments[0];
  if (largest === undefined) throw new Error('There is no journal in the backup');
  truncateSync(largest, Math.floor(statSync(largest).size / 2));
  return to;
}
