import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { backups } from '../../../../renderer/vault/backup/backups';
import type { ContentDigest } from '../../../../renderer/vault/api';
import { attachments } from '../../../../renderer/vault/files/attachments';
import { aCertificate } from '../../../fixtures/a-certificate';
import { aClient } from '../../../fixtures/a-client';
import { never, quiet } from '../../../fixtures/backed-up-vault';
import { idNumber } from '../../../fixtures/ids';
import { storageInNode, temporaryFolder } from '../../../fixtures/storage-in-node';
import { makeVault, openVault } from '../../../fixtures/vault-in-node';

/** The smallest backup that has something of everything, on a drive and as one file. */
export interface SmallBackup {
  readonly folder: string;
  /** The backup's own folder on the drive. */
  readonly drive: string;
  readonly export: string;
  readonly digest: ContentDigest;
  remove(): Promise<void>;
}

export const DRIVE = 'drive';
export const EXPORT = 'all.casekeep';

/** One client, one attachment, and one client who was destroyed. */
export async function aSmallBackup(): Promise<SmallBackup> {
  const folder = await temporaryFolder();
  const place = join(folder.path, DRIVE);
  await mkdir(place);
  const storage = await storageInNode(join(folder.path, 'profile'));
  await makeVault(storage.port);
  const context = await openVault(storage.port);
  const client = aClient();
  await context.store.commit([{ kind: 'put', record: client, from: 0 }]);
  const gone = aClient({ id: idNumber(7), name: 'Bo' });
  await context.store.commit([{ kind: 'put', record: gone, from: 0 }]);
  const about = { personId: client.id, episodeId: null, source: 'client' } as const;
  await attachments(context).add(about, new Blob([Uint8Array.of(1, 2, 3)]), 'a', quiet, never);
  const units = [...context.store.entries('person')]
    .filter(({ id }) => id === gone.id)
    .map(({ unit }) => unit);
  const destroyed = await context.store.destroy({
    units,
    files: [],
    certificate: aCertificate({ unitIds: units }),
  });
  if (destroyed.kind !== 'destroyed') throw new Error(`the destruction is ${destroyed.kind}`);
  const proven = await backups(context).run(await storage.choosePlace(place), quiet, never);
  if (proven.kind !== 'proven') throw new Error(`the backup is ${proven.kind}`);
  const path = join(folder.path, EXPORT);
  const exported = await backups(context).exportOneFile(storage.chooseTarget(path), quiet, never);
  if (exported.kind !== 'done') throw new Error(`the export is ${exported.kind}`);
  const digest = await backups(context).contentDigest();
  await storage.close();
  const [name] = (await readdir(place)).filter((one) => one.startsWith('Casekeep '));
  return { folder: folder.path, drive: join(place, name ?? ''), export: path, digest, remove: folder.remove };
}

/** Every file below a folder, by its name from there. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) files.set(relative(folder, path), new Uint8Array(await readFile(path)));
  return files;
}
