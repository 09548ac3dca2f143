import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder, writeWhole } from '../disk/durable-write';
import { readIfThere } from '../disk/read-bytes';
import type { ProfilePaths } from '../vault-folder/vault-paths';

/** SHA-256 of the header and keyring that the worker last opened as read back from a drive. */
export interface Accepted {
  readonly header: string;
  readonly keyring: string;
}

const schema = z.object({ header: z.string(), keyring: z.string() });
const pathOf = (paths: ProfilePaths): string => join(paths.places, 'accepted.json');

/** Null when the worker has not accepted any backup of this vault yet. */
export async function readAccepted(paths: ProfilePaths): Promise<Accepted | null> {
  const bytes = await readIfThere(pathOf(paths));
  if (bytes === null) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

export async function writeAccepted(paths: ProfilePaths, accepted: Accepted): Promise<void> {
  await makeFolder(paths.places);
  await writeWhole(pathOf(paths), Buffer.from(JSON.stringify(accepted), 'utf8'));
}
