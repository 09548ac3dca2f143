import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../disk/durable-write';
import { readIfThere } from '../disk/read-bytes';

/** A small file in the chosen folder: whatever is mounted at the path, the place is there only with its marker. */
export const markerName = 'casekeep-place.json';

/** Every mounted drive is looked into: what is larger is somebody else's file. */
const mostMarkerBytes = 4096;

/** Main keeps its own file of a place under the place's id: an id that is the name of another file there is no place's. */
const schema = z.object({ placeId: z.string().regex(/^(?!accepted$)[0-9a-z-]{8,64}$/) });

/** The id of the place in this folder; null when there is none or the folder is gone. */
export async function readMarker(folder: string): Promise<string | null> {
  try {
    const bytes = await readIfThere(join(folder, markerName), mostMarkerBytes);
    return bytes === null ? null : schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).placeId;
  } catch {
    return null;
  }
}

/** Throws the system's error where the folder cannot be written. */
export async function writeMarker(folder: string, placeId: string): Promise<void> {
  await writeWhole(join(folder, markerName), Buffer.from(JSON.stringify({ placeId }), 'utf8'));
}
