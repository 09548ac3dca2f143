import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskRecording } from './disk-op';
import { recordDisk } from './record-disk';
import type { SaidAt } from './said';
import { pictureOf, type StorePicture } from './store-picture';
import { wholeLife } from './whole-life';

/** A whole life: what was done to the disk, what was said, and how the store stood. */
export interface LifeRecording {
  readonly root: string;
  readonly disk: DiskRecording;
  readonly said: readonly SaidAt[];
  /** The keyring as it was before a destruction: once that was answered, nothing of it may be found. */
  readonly thinned: Buffer;
  /** The store as it stands on a disk that saw at least so many operations. */
  readonly stores: readonly {
    readonly after: number;
    readonly isOpened: boolean;
    readonly picture: StorePicture;
  }[];
}

/** Lives it through in this process, in a new folder. */
export async function recordLife(root: string): Promise<LifeRecording> {
  for (const name of ['drive', 'exports']) await mkdir(join(root, name), { recursive: true });
  const recorder = recordDisk(root);
  const said: SaidAt[] = [];
  const stores: { after: number; isOpened: boolean; picture: StorePicture }[] = [];
  let thinned = Buffer.alloc(0);
  try {
    await wholeLife({
      root,
      storeName: 'life',
      say(what) {
        if (what.kind === 'destroying') thinned = readFileSync(join(root, 'profile/vault/keyring.a'));
        said.push({ after: recorder.ops.length, what });
      },
      async keepStore(app, when) {
        // The store follows the journal before anybody is told: as soon as the frames are durable it may stand like this.
        const since = stores.at(-1)?.after ?? 0;
        const flushed = recorder.ops.findLastIndex(
          (op) => op.kind === 'sync' && op.label.startsWith('fdatasync profile/vault/journal'),
        );
        const picture = await pictureOf(app.database);
        const after = when === 'opened' ? recorder.ops.length : Math.max(since, flushed + 1);
        stores.push({ after, isOpened: when === 'opened', picture });
      },
      storeGone: () => void stores.push({ after: recorder.ops.length, isOpened: true, picture: [] }),
    });
  } finally {
    recorder.stop();
  }
  return { root, disk: recorder, said, stores, thinned };
}
