import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import { aCertificate } from '../../fixtures/a-certificate';
import {
  aBackedUpVault,
  aFreshProfile,
  aSessionNote,
  type BackedUpVault,
  never,
  quiet,
  runBackup,
  verify,
} from '../../fixtures/backed-up-vault';
import { type StorageInNode, storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';

let vault: BackedUpVault;
let fresh: StorageInNode;
beforeEach(async () => {
  vault = await aBackedUpVault();
  fresh = await aFreshProfile(vault);
});
afterEach(async () => {
  await fresh.close();
  await vault.remove();
});

describe('a restore', () => {
  test('when a backup is verified with the password, then it says what is in it and nothing is written', async () => {
    await runBackup(vault);
    const before = await allIn(vault.place);

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({
      kind: 'whole',
      counts: { person: 2, episode: 1, 'session-note': 39, attachment: 3 },
      files: 3,
      destructionsKnownUpTo: '2026-11-23',
    });
    expect(await allIn(vault.place)).toEqual(before);
    expect(await readdir(join(fresh.profile, 'vault')).catch(() => 'none')).toBe('none');
  });

  test('when it is put in place by the recovery key, then every record and file is equal by digest, on a new branch', async () => {
    await runBackup(vault);
    const digest = await backups(vault.context).contentDigest();
    const survey = await vault.storage.port.call('survey', {});

    const { outcome, install } = await verify(fresh, await fresh.chooseSource(vault.place), {
      kind: 'recovery',
      recoveryKey: vault.recoveryKey.toLowerCase(),
    });
    const installed = await install();
    const restored = await restart(fresh);
    const context = await openVault(restored.port);
    const again = await backups(context).contentDigest();

    expect(outcome).toMatchObject({ kind: 'whole', digest: digest.digest });
    expect(installed).toMatchObject({ kind: 'done', files: 3 });
    expect(again).toEqual(digest);
    expect(digest.counts).toEqual({ person: 2, episode: 1, 'session-note': 39, attachment: 3, practice: 1 });
    expect(digest.fileBytes).toBe(301_000);
    expect(survey.kind === 'ok' && survey.value.branch).not.toBe(context.journal().branch);
    await restored.close();
  });

  test('when the restored vault is used and backed up, then its copy gets a folder of its own and the old one stays', async () => {
    await runBackup(vault);
    const { install } = await verify(fresh, await fresh.chooseSource(vault.place));
    await install();
    const restored = await restart(fresh);
    const context = await openVault(restored.port);
    await context.store.commit([{ kind: 'put', record: aSessionNote(50), from: 0 }]);

    const outcome = await backups(context).run(await restored.choosePlace(vault.place), quiet, never);
    const rehearsed = await backups(context).practiceRestore(vault.placeId, quiet, never);

    expect(outcome).toMatchObject({ kind: 'proven' });
    expect(rehearsed).toMatchObject({ kind: 'whole', counts: { 'session-note': 40 } });
    expect((await readdir(vault.place)).filter((name) => name.startsWith('Casekeep '))).toHaveLength(2);
    await restored.close();
  });

  test('when the vault was exported as one file, then that file restores to the same digest', async () => {
    const path = join(vault.folder, 'all.casekeep');
    const exported = await backups(vault.context).exportOneFile(
      vault.storage.chooseTarget(path),
      quiet,
      never,
    );

    const { outcome, install } = await verify(fresh, await fresh.chooseSource(path, 'file'));
    const installed = await install();
    const restored = await restart(fresh);

    expect(exported).toMatchObject({ kind: 'done', files: 3 });
    expect(outcome).toMatchObject({ kind: 'whole', files: 3 });
    expect(installed).toMatchObject({ kind: 'done' });
    expect(await backups(await openVault(restored.port)).contentDigest()).toEqual(
      await backups(vault.context).contentDigest(),
    );
    await restored.close();
  });

  test('when something was destroyed after the backup, then restoring over this vault does not bring it back', async () => {
    await runBackup(vault);
    const aside = join(vault.folder, 'old-drive');
    await cp(vault.place, aside, { recursive: true });
    const file = [...vault.context.store.entries('attachment')][0];
    await destroy(vault, [file?.unit ?? '']);

    const { outcome, install } = await verify(vault.storage, await vault.storage.chooseSource(aside));
    const installed = await install();
    const restored = await restart(vault.storage);
    const context = await openVault(restored.port);

    expect(outcome).toMatchObject({ kind: 'whole', files: 0, destructionsKnownUpTo: null });
    expect(outcome.kind === 'whole' && outcome.counts.attachment).toBeUndefined();
    expect(installed).toMatchObject({ kind: 'done', files: 0 });
    expect([...context.store.entries('attachment')]).toEqual([]);
    expect(await readdir(join(restored.profile, 'vault/files'))).toEqual([]);
    expect([...context.keyring().parts.values()].some(({ units }) => units.has(file?.unit ?? ''))).toBe(
      false,
    );
    await restored.close();
  });

  test('when it was not verified, then nothing is installed', async () => {
    await runBackup(vault);
    const sourceId = await fresh.chooseSource(vault.place);
    const wrong = await verify(fresh, sourceId, { kind: 'password', password: 'not the right password' });

    expect(wrong.outcome).toMatchObject({ kind: 'wrong-secret' });
    expect(await wrong.install()).toMatchObject({ kind: 'invalid' });
  });
});

async function restart(storage: StorageInNode): Promise<StorageInNode> {
  await storage.close();
  return storageInNode(storage.profile);
}

async function destroy({ context }: BackedUpVault, units: readonly string[]): Promise<void> {
  const outcome = await context.store.destroy({
    units,
    files: [],
    certificate: aCertificate({ unitIds: units }),
  });
  if (outcome.kind !== 'destroyed') throw new Error(outcome.kind);
}

async function allIn(folder: string): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder, { recursive: true });
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const pairs = entries.map(async (one): Promise<[string, string]> => {
    const path = join(one.parentPath, one.name);
    return [path, (await readFile(path)).toString('base64')];
  });
  return Object.fromEntries(await Promise.all(pairs));
}
