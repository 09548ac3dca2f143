import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskTrouble } from '../disk/disk-trouble';
import { syncFolder } from '../disk/durable-write';
import { overwriteAndRemove } from '../disk/overwrite-file';
import { readIfThere } from '../disk/read-bytes';
import { readPairName } from '../format/names';
import { readDestroyedFiles } from '../vault-folder/destroyed-files';
import { factsOf } from '../vault-folder/two-copies';
import type { ProfilePaths } from '../vault-folder/vault-paths';
import { writeAccepted } from './accepted';
import { type CopyRun, sha256Of } from './copy-run';
import { refuseLinks } from './refuse-links';
import { retireEarlierBranches } from './retire-earlier-branches';
import type { DriveLayout } from './drive-layout';
import { writeCompared } from './write-compared';

/**
 * Lays the worker's sealed manifest down. Only after `proven` are older header and keyring pairs and files destroyed
 * since removed from the place: until then the last proven generation stays whole beside the new one.
 */
export async function recordProven(
  paths: ProfilePaths,
  layout: DriveLayout,
  manifest: Uint8Array,
  run: CopyRun,
): Promise<void> {
  await refuseLinks(layout);
  const header = await newestOnPlace(layout, 'header');
  const keyring = await newestOnPlace(layout, 'keyring');
  if (header === null || keyring === null) throw new DiskTrouble('damaged', 'pairs');
  await writeCompared(layout.manifest, manifest, run);
  // Unnoted, the copies made while locked leave new pairs out until the next unlock; the backup itself stands.
  const accepted = { header: sha256Of(header.bytes), keyring: sha256Of(keyring.bytes) };
  await writeAccepted(paths, accepted).catch(() => {});

  const newest = { header: header.generation, keyring: keyring.generation };
  for (const name of await readdir(layout.folder)) {
    const pair = readPairName(name);
    if (pair === null || pair.generation >= newest[pair.what]) continue;
    await run.step();
    await overwriteAndRemove(join(layout.folder, name));
  }
  for (const fileId of await readDestroyedFiles(paths.destroyedFiles)) {
    await run.step();
    await overwriteAndRemove(join(layout.files, fileId));
    await rm(join(layout.files, `${fileId}.part`), { force: true });
  }
  await syncFolder(layout.folder);
  const vaultId = factsOf(keyring.bytes, 'keyring')?.vaultId;
  if (vaultId !== undefined) await retireEarlierBranches(paths, layout, vaultId, run);
}

interface PairOnPlace {
  readonly generation: number;
  readonly bytes: Uint8Array;
}

/** The newest sound copy on the place; null when none is. */
export async function newestOnPlace(
  layout: DriveLayout,
  what: 'header' | 'keyring',
): Promise<PairOnPlace | null> {
  const names = await readdir(layout.folder);
  const pairs = names.flatMap((name) => {
    const pair = readPairName(name);
    return pair !== null && pair.what === what ? [{ name, generation: pair.generation }] : [];
  });
  for (const { name, generation } of pairs.sort((one, other) => other.generation - one.generation)) {
    const bytes = await readIfThere(join(layout.folder, name));
    if (bytes !== null && factsOf(bytes, what)?.generation === generation) return { generation, bytes };
  }
  return null;
}
