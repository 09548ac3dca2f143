import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Hit, hitsIn, type Needle } from './needles';

export interface FileSearch {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
  readonly unread: readonly string[];
}

/** Looks through every file below these folders, and through their names. */
export function searchFiles(folders: readonly string[], needles: readonly Needle[]): FileSearch {
  const hits: Hit[] = [];
  const unread: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const path of folders.flatMap(filesBelow)) {
    hits.push(...hitsIn(Buffer.from(path), needles, `name of ${path}`));
    try {
      if (!statSync(path).isFile()) continue;
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      hits.push(...hitsIn(content, needles, path));
    } catch (error) {
      unread.push(`${path}: ${error instanceof Error ? error.message : ''}`);
    }
  }
  return { hits, files, bytes, unread };
}

/** What Chromium may leave outside of the folders that it was given. */
export function strayPlaces(since: number): readonly string[] {
  return ['/tmp', '/dev/shm', '/var/tmp'].flatMap((folder) =>
    entriesOf(folder)
      .filter(({ name }) => /chrom|electron|scoped_dir|skia|playwright/i.test(name))
      .map(({ name }) => join(folder, name))
      .filter((path) => isNewerThan(path, since)),
  );
}

function filesBelow(path: string): readonly string[] {
  const entries = entriesOf(path);
  if (entries.length === 0) return [path];
  return entries.flatMap((entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(below) : [below];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isNewerThan(path: string, since: number): boolean {
  try {
    return statSync(path).mtimeMs >= since;
  } catch {
    return false;
  }
}
