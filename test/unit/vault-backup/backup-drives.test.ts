import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import type { VaultContext } from '../../../renderer/vault/context';
import { parseAnswer } from '../../../renderer/vault/port/answers';
import {
  aBackedUpVault,
  aSessionNote,
  type BackedUpVault,
  flipBit,
  never,
  quiet,
  runBackup,
  segmentIn,
} from '../../fixtures/backed-up-vault';
import { storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
});
afterEach(() => vault.remove());

const drive = () => [...vault.context.store.entries('drive')].map(({ summary }) => summary);

describe('a drive that is not what it was', () => {
  test('when this laptop was rolled back and the drive remembers more, then nothing is written and it is said', async () => {
    await runBackup(vault);
    const rolledBack = join(vault.folder, 'rolled-back');
    await cp(vault.storage.profile, rolledBack, { recursive: true });
    await vault.context.store.commit([{ kind: 'put', record: aSessionNote(41), from: 0 }]);
    await runBackup(vault);
    const before = await readFile(await segmentIn(await vault.backupFolder()));
    const older = await storageInNode(rolledBack);

    const outcome = await backups(await openVault(older.port)).run(vault.placeId, quiet, never);

    await older.close();
    expect(outcome).toEqual({ kind: 'other-history' });
    expect((await readFile(await segmentIn(await vault.backupFolder()))).equals(before)).toBe(true);
  });

  test.each([0, 1])(
    'when another history of this vault got onto the drive past main’s comparison, then %i frames later it is said',
    async (more) => {
      await runBackup(vault);
      const forked = join(vault.folder, 'forked');
      await cp(vault.storage.profile, forked, { recursive: true });
      await vault.context.store.commit([{ kind: 'put', record: aSessionNote(41), from: 0 }]);
      await runBackup(vault);
      const other = await storageInNode(forked);
      const context = await openVault(other.port);
      for (const number of [42, 43].slice(0, more + 1)) {
        await context.store.commit([{ kind: 'put', record: aSessionNote(number), from: 0 }]);
      }
      const report = {
        copiedBytes: 0,
        readBackBytes: 0,
        totalBytes: 0,
        files: 3,
        readBack: 'in-memory',
      } as const;
      const call: VaultContext['port']['call'] = (name, args, onProgress) =>
        name === 'backup.copy'
          ? Promise.resolve(
              parseAnswer(name, { kind: 'ok', value: { ...report, sequence: context.journal().sequence } }),
            )
          : other.port.call(name, args, onProgress);

      const outcome = await backups({ ...context, port: { call } }).run(vault.placeId, quiet, never);

      await other.close();
      expect(outcome).toEqual({ kind: 'other-history' });
    },
  );

  test('when this laptop’s own journal is damaged, then nothing is copied over what the drive holds whole, and the drive is not blamed', async () => {
    await runBackup(vault);
    const copy = await readFile(await segmentIn(await vault.backupFolder()));
    await vault.storage.close();
    await flipBit(await segmentIn(join(vault.storage.profile, 'vault')), 5000);
    const restarted = await storageInNode(vault.storage.profile);
    const context = await openVault(restarted.port);

    const outcome = await runBackup({ ...vault, context });

    await restarted.close();
    const held = await readFile(await segmentIn(await vault.backupFolder()));
    expect(outcome).toMatchObject({ kind: 'proven' });
    expect(held.subarray(0, copy.length).equals(copy)).toBe(true);
    expect([...context.store.entries('drive')][0]?.summary.lastVerdict).toBe('proven');
  });

  test('when the drive is not there, then it says vanished and the drive keeps its last state', async () => {
    await runBackup(vault);
    const before = drive();
    await rm(vault.place, { recursive: true });

    expect(await runBackup(vault)).toEqual({ kind: 'vanished' });
    expect(drive()).toEqual(before);
  });

  test('when the drive is pulled out while it is being proven, then it is gone, not damaged', async () => {
    await runBackup(vault);
    const before = drive()[0];
    await flipBit(join(await vault.backupFolder(), 'manifest'), 30);
    let pulled: Promise<void> | null = null;

    const outcome = await backups({
      ...vault.context,
      port: {
        call: async (name, args, onProgress) => {
          const answer = await vault.storage.port.call(name, args, onProgress);
          if (name === 'source.glance') pulled ??= rm(vault.place, { recursive: true });
          await pulled;
          return answer;
        },
      },
    }).run(vault.placeId, quiet, never);

    expect(outcome).toEqual({ kind: 'vanished' });
    expect(drive()[0]?.lastVerdict).toBe(before?.lastVerdict);
  });
});
