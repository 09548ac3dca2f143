import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hex, utf8 } from '../../../renderer/vault/crypto/bytes';
import { hash } from '../../../renderer/vault/crypto/hash';
import { sweepFiles } from '../../../renderer/vault/files/sweep-files';
import { aCertificate } from '../../fixtures/a-certificate';
import {
  aBackedUpVault,
  aFreshProfile,
  type BackedUpVault,
  flipBit,
  runBackup,
  verify,
} from '../../fixtures/backed-up-vault';
import { storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
});
afterEach(() => vault.remove());

/** A keyring that looks newer than any other and that no key opens: only its plain checksum is right. */
function forgedKeyring(vaultId: string): Uint8Array {
  const part = (compartment: number) => ({
    compartment,
    generation: 999,
    keyGeneration: 1,
    sealedKey: 'AAAA',
    sealed: 'AAAA',
  });
  const body = JSON.stringify({
    format: 'casekeep-keyring',
    version: 1,
    vaultId,
    generation: 999,
    parts: [part(1), part(2)],
  });
  return utf8(`${body}\n${hex(hash(utf8(body)))}\n`);
}

describe('a backup somebody had in their hands', () => {
  test('when a forged newer keyring lies in it, then what was verified is what is installed', async () => {
    await runBackup(vault);
    const forged = forgedKeyring(vault.context.keys.vaultId);
    for (const copy of ['a', 'b'])
      await writeFile(join(await vault.backupFolder(), `keyring-999.${copy}`), forged);
    const fresh = await aFreshProfile(vault);

    const { outcome, install } = await verify(fresh, await fresh.chooseSource(vault.place));
    const installed = await install();
    await fresh.close();
    const restored = await storageInNode(fresh.profile);
    const context = await openVault(restored.port);

    expect(outcome.kind).toBe('whole');
    expect(installed.kind).toBe('done');
    expect([...context.store.entries('session-note')]).toHaveLength(39);
    await restored.close();
  });
});

describe('a restore over a vault whose header is lost', () => {
  test('when something was destroyed here after the backup, then it does not come back', async () => {
    await runBackup(vault);
    const aside = join(vault.folder, 'old-drive');
    await cp(vault.place, aside, { recursive: true });
    const file = [...vault.context.store.entries('attachment')][0];
    const units = [file?.unit ?? ''];
    await vault.context.store.destroy({ units, files: [], certificate: aCertificate({ unitIds: units }) });
    for (const copy of ['a', 'b']) await flipBit(join(vault.storage.profile, 'vault', `header.${copy}`), 300);

    const { install } = await verify(vault.storage, await vault.storage.chooseSource(aside));
    const installed = await install();
    await vault.storage.close();
    const restored = await storageInNode(vault.storage.profile);
    const context = await openVault(restored.port);

    expect(installed).toMatchObject({ kind: 'done' });
    expect([...context.store.entries('attachment')]).toEqual([]);
    await restored.close();
  });
});

describe('files of a unit without a key', () => {
  test('when nothing says that it was destroyed, then its files are left alone', async () => {
    const file = [...vault.context.store.entries('attachment')][0];
    const parts = new Map(
      [...vault.context.keyring().parts].map(([number, part]) => [
        number,
        { ...part, units: new Map([...part.units].filter(([unit]) => unit !== file?.unit)) },
      ]),
    );
    const thinned = { ...vault.context.keyring(), parts };
    // As after a rebuild: a record whose key is lost is not in the catalogue either.
    const without = {
      ...vault.context,
      keys: vault.context.keys,
      keyring: () => thinned,
      store: { ...vault.context.store, entries: () => [] },
    };

    expect(await sweepFiles(without, () => Promise.resolve())).toEqual({ kind: 'left-alone' });
  });
});
