import { sep } from 'node:path';
import { readAccepted } from '../backup/accepted';
import { startRun } from '../backup/copy-run';
import { copyVault } from '../backup/copy-vault';
import { type DriveLayout, layoutOnPlace } from '../backup/drive-layout';
import { recordProven } from '../backup/record-verdict';
import { DiskTrouble, failureOf } from '../disk/disk-trouble';
import { headerFacts } from '../format/plain-facts';
import { readTwoCopies } from '../vault-folder/two-copies';
import type { CopyReport, StorageProgress } from '../../contract/storage';
import type { Handlers, Stores } from './handlers';

type Names = `backup.${'copy' | 'cancel' | 'verdict' | 'open'}`;

/** Requests about backup places. */
export function backupRequests(stores: Stores): Handlers<Names> {
  const { paths, places, sources, stops } = stores;
  return {
    'backup.copy': ({ placeId }, call) =>
      copyToPlace(stores, placeId, 'unlocked', (progress) => call.progress(progress)),

    async 'backup.cancel'({ placeId }) {
      stops.stop(placeId);
      return null;
    },

    async 'backup.verdict'({ placeId, verdict, manifest }) {
      if (verdict === 'proven') {
        try {
          const root = await connectedRoot(stores, placeId);
          const layout = await currentLayout(stores, root);
          await stops.run(placeId, async (signal) => {
            const run = await startRun(root, signal, () => {});
            await recordProven(paths, layout, manifest, run);
          });
        } catch (error) {
          throw await namedForPlace(stores, placeId, error);
        }
      }
      await places.remember(placeId, { lastVerdict: verdict });
      return null;
    },

    async 'backup.open'({ placeId }) {
      const layout = await currentLayout(stores, await connectedRoot(stores, placeId));
      return { sourceId: sources.add({ kind: 'folder', path: layout.folder }) };
    },
  };
}

/**
 * Copies what is new to a place and remembers it as copied, not yet proven. While locked only what the worker accepted
 * before goes over as header and keyring, and only to vaults it has accepted at all (`refused` otherwise).
 */
export async function copyToPlace(
  stores: Stores,
  placeId: string,
  mode: 'locked' | 'unlocked',
  onProgress: (progress: StorageProgress) => void,
): Promise<CopyReport> {
  const root = await connectedRoot(stores, placeId);
  const { paths, journal, clock, stops, places } = stores;
  const accepted = await readAccepted(paths).catch(() => null);
  if (mode === 'locked' && accepted === null) throw new DiskTrouble('refused', 'never-proven');
  // A copy begun while locked makes way: what it wrote is compared, and the rest goes on from there.
  if (mode === 'unlocked') await stops.end(`locked-${placeId}`);
  try {
    const report = await stops.run(mode === 'locked' ? `locked-${placeId}` : placeId, (signal) =>
      copyVault({
        paths,
        journal,
        root,
        placeId,
        lockedAccepted: mode === 'locked' ? accepted : null,
        now: clock.now(),
        signal,
        onProgress,
      }),
    );
    // Where nothing was new, what stands there keeps the verdict it has.
    const lastVerdict = report.copiedBytes > 0 ? ({ lastVerdict: 'copied' } as const) : {};
    await places.remember(placeId, { lastCopyAt: clock.now().toISOString(), ...lastVerdict });
    return report;
  } catch (error) {
    throw await namedForPlace(stores, placeId, error);
  }
}

/**
 * Whatever a disk says while its drive is gone, the answer is `vanished`. What this laptop's own disk says must not be
 * taken for the drive's: nobody frees space on the wrong one.
 */
async function namedForPlace(stores: Stores, placeId: string, error: unknown): Promise<unknown> {
  if (isBelow(error, stores.paths.profile)) return new DiskTrouble('io', 'laptop');
  const { reason } = failureOf(error);
  if (reason === 'cancelled' || reason === 'refused' || reason === 'other-history') return error;
  const root = await stores.places.rootOf(placeId).catch(() => null);
  return root === null ? new DiskTrouble('vanished', reason) : error;
}

/** Whether the system named a path of this folder. */
function isBelow(error: unknown, folder: string): boolean {
  const path = error instanceof Error && 'path' in error ? error.path : null;
  return typeof path === 'string' && (path === folder || path.startsWith(`${folder}${sep}`));
}

async function connectedRoot(stores: Stores, placeId: string): Promise<string> {
  const root = await stores.places.rootOf(placeId);
  if (root === null) throw new DiskTrouble('vanished', 'not-connected');
  return root;
}

async function currentLayout({ paths, journal }: Stores, root: string): Promise<DriveLayout> {
  const newest = (await readTwoCopies(paths.vault, 'header'))[0];
  const facts = newest === undefined ? null : headerFacts(newest);
  if (facts === null) throw new DiskTrouble('damaged', 'header');
  const branch = (await journal.standing(facts.vaultId)).segments.at(-1)?.branch;
  if (branch === undefined) throw new DiskTrouble('missing', 'journal');
  return layoutOnPlace(root, facts.vaultId, branch);
}
