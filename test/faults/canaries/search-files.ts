import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Hit, hitsIn, type Needle } from './needles';
import { unpacked } from './packed';

export interface FileSearch {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
  /** Packed streams that were opened and looked through. */
  readonly streams: number;
}

/** Looks through every file below these folders, through what is packed in it, and through the names. */
export function searchFiles(folders: readonly string[], needles: readonly Needle[]): FileSearch {
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  let streams = 0;
  for (const path of folders.flatMap(filesBelow)) {
    hits.push(...hitsIn(Buffer.from(path), needles, `name of ${path}`));
    const content = contentOf(path);
    if (content === null) continue;
    files += 1;
    bytes += content.length;
    hits.push(...hitsIn(content, needles, path));
    for (const inner of unpacked(path, content)) {
      streams += 1;
      hits.push(...hitsIn(inner, needles, `packed in ${path}`));
    }
  }
  return { hits, files, bytes, streams };
}

/**
 * What may be left outside of the folders that the app was given; of shared memory all that is new, but for the
 * folders that other tests make there.
 */
export function strayPlaces(since: number): readonly string[] {
  const isChromium = ({ name }: Dirent) => /chrom|electron|scoped_dir|skia|playwright/i.test(name);
  const isOfTests = (entry: Dirent) => entry.isDirectory() && entry.name.startsWith('casekeep-');
  return [
    ...['/tmp', '/var/tmp'].flatMap((folder) => newBelow(folder, since, isChromium)),
    ...newBelow('/dev/shm', since, (entry) => !isOfTests(entry)),
  ];
}

function newBelow(folder: string, since: number, is: (entry: Dirent) => boolean): readonly string[] {
  return entriesOf(folder)
    .filter(is)
    .map(({ name }) => join(folder, name))
    .filter((path) => isNewerThan(path, since));
}

/** Null for what is no file, or went meanwhile. */
function contentOf(path: string): Buffer | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
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
