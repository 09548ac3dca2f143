import { z } from 'zod';
import { idPattern } from '../format/names';
import { writeWhole } from '../disk/durable-write';
import { readIfThere } from '../disk/read-bytes';

/**
 * Random ids of files that were destroyed here and may still lie on drives. They are removed there after the next
 * proven copy. A file that is merely missing here is never removed anywhere: the drive's may be the last one.
 */
export async function readDestroyedFiles(path: string): Promise<readonly string[]> {
  const bytes = await readIfThere(path);
  if (bytes === null) return [];
  try {
    return z.array(z.string().regex(idPattern)).parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return [];
  }
}

/** Remembers more of them. */
export async function rememberDestroyedFiles(path: string, fileIds: readonly string[]): Promise<void> {
  const all = new Set([...(await readDestroyedFiles(path)), ...fileIds]);
  await writeWhole(path, Buffer.from(JSON.stringify([...all]), 'utf8'));
}
