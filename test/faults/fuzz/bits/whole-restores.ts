import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backups } from '../../../../renderer/vault/backup/backups';
import { verify } from '../../../fixtures/backed-up-vault';
import { type StorageInNode, storageInNode } from '../../../fixtures/storage-in-node';
import { openVault } from '../../../fixtures/vault-in-node';
import { hashesBelow } from '../../bytes/laptop-copies';
import type { Random } from '../engine/random';
import { backupCheck, type BackupCheck } from './check-damaged';
import { type BackupFiles, type Damage, damaged, damagesOf, inWords } from './damages';
import { filesBelow, type SmallBackup } from './small-backup';

/**
 * A random sample of the damages done to real files and restored whole: by another laptop, over the message port, to its last
 * step. What it says must be what the part alone said; a refused one leaves laptop and drive as they were, an accepted one opens
 * with the very same content. Answers what was not so.
 */
export async function wholeRestores(
  backup: SmallBackup,
  random: Random,
  times: number,
): Promise<readonly string[]> {
  const files = { drive: await filesBelow(backup.drive), export: await oneFile(backup.export) };
  const checks = {
    drive: await backupCheck('drive', files.drive),
    export: await backupCheck('export', files.export),
  };
  const all = [...damagesOf('drive', files.drive), ...damagesOf('export', files.export)];
  const failures: string[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const damage = all[random.below(all.length)];
    if (damage === undefined) continue;
    const folder = join(backup.folder, `whole-${nth}`);
    const wrong = await restoreWhole(
      backup,
      folder,
      damage,
      damaged(files[damage.of], damage),
      checks[damage.of],
    );
    if (wrong !== null) failures.push(`${inWords(damage)}, restored whole: ${wrong}`);
  }
  return failures;
}

async function restoreWhole(
  { digest }: SmallBackup,
  folder: string,
  damage: Damage,
  files: BackupFiles,
  check: BackupCheck,
): Promise<string | null> {
  const source = join(folder, 'Casekeep copy');
  await layDown(source, damage, files);
  const before = await hashesBelow(source);
  const expected = (await check.part(files)).outcome;
  const storage = await storageInNode(join(folder, 'profile'));
  try {
    const sourceId = await chosen(storage, source, damage.of);
    const { outcome, install } = await verify(storage, sourceId);
    // A source that main cannot list is named by the first request for it.
    const said = outcome.kind === 'damaged' && expected.kind === 'no-backup' ? expected : outcome;
    if (JSON.stringify(said) !== JSON.stringify(expected))
      return `it says ${JSON.stringify(said)}, the part ${JSON.stringify(expected)}`;
    const after = await hashesBelow(source);
    if ([...before].some(([name, hash]) => after.get(name) !== hash)) return 'looking changed the backup';
    if (outcome.kind !== 'whole') {
      const left = (await readdir(join(folder, 'profile'))).filter((name) => name.startsWith('vault'));
      return left.length > 0 ? `refused, and left ${left.join()}` : null;
    }
    const installed = await install();
    if (installed.kind !== 'done') return `installing ended in ${installed.kind}`;
  } finally {
    await storage.close();
  }
  const restored = await storageInNode(join(folder, 'profile'));
  try {
    const content = await backups(await openVault(restored.port)).contentDigest();
    return content.digest === digest.digest ? null : 'restored with other content';
  } finally {
    await restored.close();
  }
}

async function layDown(folder: string, { of }: Damage, files: BackupFiles): Promise<void> {
  await mkdir(join(folder, 'journal'), { recursive: true });
  await mkdir(join(folder, 'files'));
  for (const [name, bytes] of files)
    await writeFile(join(folder, of === 'export' ? 'all.casekeep' : name), bytes);
}

function chosen(storage: StorageInNode, source: string, of: Damage['of']): Promise<string> {
  return of === 'export'
    ? storage.chooseSource(join(source, 'all.casekeep'), 'file')
    : storage.chooseSource(source);
}

async function oneFile(path: string): Promise<BackupFiles> {
  const files = await filesBelow(join(path, '..'));
  return new Map([...files].filter(([name]) => name === 'all.casekeep'));
}
