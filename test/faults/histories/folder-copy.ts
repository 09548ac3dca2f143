import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const known = new Map<string, readonly (readonly [string, Uint8Array | null])[]>();

/** A copy of a small folder that is copied thousands of times: it is read once. */
export function copyFolder(from: string, to: string): void {
  const entries = known.get(from) ?? readAll(from);
  known.set(from, entries);
  for (const [path, bytes] of entries) {
    const target = join(to, path);
    if (bytes === null) mkdirSync(target, { recursive: true, mode: 0o700 });
    else {
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      writeFileSync(target, bytes, { mode: 0o600 });
    }
  }
}

/** Null stands for a folder. */
function readAll(from: string): readonly (readonly [string, Uint8Array | null])[] {
  return readdirSync(from, { withFileTypes: true, recursive: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(from, path), entry.isDirectory() ? null : readFileSync(path)] as const;
  });
}
