import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../disk/disk-trouble';
import { makeFolder, syncFolder, writeWhole } from '../disk/durable-write';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readIfThere } from '../disk/read-bytes';
import { type SerialQueue, serialQueue } from '../disk/serial-queue';
import { idPattern } from '../format/names';
import { namesIn } from '../journal/segment-files';

/** What is typed and not yet saved: one small sealed file per open form, replaced as one step at every pause. */
export interface Drafts {
  write(draftId: string, bytes: Uint8Array): Promise<void>;
  remove(draftId: string): Promise<void>;
  list(): Promise<readonly { readonly draftId: string; readonly bytes: Uint8Array }[]>;
  count(): Promise<number>;
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

export function openDrafts(folder: string): Drafts {
  const queues = new Map<string, SerialQueue>();
  const inTurn = (draftId: string): SerialQueue => {
    const queue = queues.get(draftId) ?? serialQueue();
    queues.set(draftId, queue);
    return queue;
  };
  const ids = async (): Promise<readonly string[]> =>
    (await namesIn(folder)).filter((name) => idPattern.test(name));

  return {
    write: (draftId, bytes) =>
      inTurn(draftId)(async () => {
        await makeFolder(folder);
        await writeWhole(join(folder, draftId), bytes);
      }),

    remove: (draftId) =>
      inTurn(draftId)(async () => {
        await makeFolder(folder);
        // Out of the way first: a power cut in the middle of overwriting must not leave what looks like a damaged draft.
        const gone = join(folder, `${draftId}.part`);
        await rename(join(folder, draftId), gone).catch(unlessMissing);
        await syncFolder(folder);
        await overwriteAndRemove(gone);
      }),

    async list() {
      const found: { draftId: string; bytes: Uint8Array }[] = [];
      for (const draftId of await ids()) {
        const bytes = await readIfThere(join(folder, draftId));
        if (bytes !== null) found.push({ draftId, bytes });
      }
      return found;
    },

    count: async () => (await ids()).length,
  };
}
