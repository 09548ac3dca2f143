import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import { attachments } from '../../../renderer/vault/files/attachments';
import { aCertificate } from '../../fixtures/a-certificate';
import { aClient } from '../../fixtures/a-client';
import {
  aBackedUpVault,
  aFreshProfile,
  aSessionNote,
  type BackedUpVault,
  flipBit,
  never,
  plainBytes,
  quiet,
  runBackup,
  segmentIn,
  verify,
} from '../../fixtures/backed-up-vault';
import { storageInNode } from '../../fixtures/storage-in-node';
import { openVault } from '../../fixtures/vault-in-node';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
});
afterEach(() => vault.remove());

/** The app ended and started again on the same profile. */
async function restarted({ storage, place, ...rest }: BackedUpVault): Promise<BackedUpVault> {
  await storage.close();
  const again = await storageInNode(storage.profile);
  const [context, placeId] = [await openVault(again.port), await again.choosePlace(place)];
  return { ...rest, place, storage: again, context, placeId };
}

const saveNote = ({ context }: BackedUpVault, number: number) =>
  context.store.commit([{ kind: 'put', record: aSessionNote(number), from: 0 }]);

const drive = () => [...vault.context.store.entries('drive')].map(({ summary }) => summary);

describe('a backup', () => {
  test('when it runs for the first time, then all of it is proven and the drive has its page', async () => {
    const outcome = await runBackup(vault);

    expect(outcome).toMatchObject({ kind: 'proven', records: 46 });
    expect(drive()).toMatchObject([
      {
        placeId: vault.placeId,
        lastVerdict: 'proven',
        records: 46,
        destroyedUpTo: null,
        lastPracticeRestoreAt: null,
      },
    ]);
    expect(drive()[0]?.lastProvenAt).not.toBeNull();
    const names = await readdir(await vault.backupFolder());
    expect(names.toSorted()).toEqual([
      'files',
      'header-1.a',
      'header-1.b',
      'journal',
      expect.stringMatching(/^keyring-\d+\.a$/),
      expect.stringMatching(/^keyring-\d+\.b$/),
      'manifest',
      'state.json',
      'tombstones',
    ]);
  });

  test('when it runs again after a little work, then only what is new is copied and it is proven again', async () => {
    const first = await runBackup(vault);
    await vault.context.store.commit([{ kind: 'put', record: aSessionNote(41), from: 0 }]);

    const second = await runBackup(vault);

    expect(first.kind).toBe('proven');
    expect(second).toMatchObject({ kind: 'proven', records: 47 });
    expect(second.kind === 'proven' && second.copiedBytes).toBeLessThan(20_000);
  });

  test('when nothing changed since, then it is proven all the same', async () => {
    await runBackup(vault);
    await runBackup(vault);

    expect(await runBackup(vault)).toMatchObject({ kind: 'proven' });
  });

  test('when a file was added since, then it is opened on the drive before anything is called proven', async () => {
    await runBackup(vault);
    const about = { personId: aClient().id, episodeId: null, source: 'client' } as const;
    await attachments(vault.context).add(about, new Blob([plainBytes(80_000)]), 'new', quiet, never);
    const fileId =
      [...vault.context.store.entries('attachment')].find(({ summary }) => summary.name === 'new')?.summary
        .fileId ?? '';
    const own = join(vault.storage.profile, 'vault/files', fileId);
    // Damaged here before it is copied: main's comparison cannot see it, the keys can.
    await flipBit(own, 40_000);

    const outcome = await runBackup(vault);

    expect(outcome).toEqual({ kind: 'not-proven', what: 'the attachment “new”' });
    expect(drive()[0]).toMatchObject({ lastVerdict: 'failed' });
  });

  test('when an old record is damaged here that the drive holds whole, then what is new is copied, and all of it proven', async () => {
    await runBackup(vault);
    await saveNote(vault, 60);
    await runBackup(vault);
    const own = await segmentIn(join(vault.storage.profile, 'vault'));
    await flipBit(own, 5000);
    const again = await restarted(vault);
    await saveNote(again, 61);

    const outcome = await runBackup(again);
    const fresh = await aFreshProfile(vault);
    const restorable = await verify(fresh, await fresh.chooseSource(vault.place));
    const next = await runBackup(again);

    expect(outcome).toMatchObject({ kind: 'proven' });
    expect(restorable.outcome).toMatchObject({ kind: 'whole', counts: { 'session-note': 41 } });
    expect(next).toMatchObject({ kind: 'proven' });
    await fresh.close();
    await again.storage.close();
  });

  test('when a record is damaged here that no drive holds, then that is said, and nothing is copied', async () => {
    await flipBit(await segmentIn(join(vault.storage.profile, 'vault')), 5000);
    const again = await restarted(vault);

    const outcome = await runBackup(again);

    expect(outcome).toEqual({ kind: 'damaged-here', what: 'journal' });
    expect(await readdir(vault.place)).toEqual(['casekeep-place.json']);
    await again.storage.close();
  });

  test('when an old byte on the drive rots, then a later run finds it in its share of old bytes and names it', async () => {
    await runBackup(vault);
    await flipBit(await segmentIn(await vault.backupFolder()), 5000);

    const outcome = await runBackup(vault);

    expect(outcome).toMatchObject({ kind: 'not-proven', what: 'a part of the journal' });
    expect(drive()[0]).toMatchObject({ lastVerdict: 'failed' });
    const proven = drive()[0]?.lastProvenAt ?? '';
    expect(proven < (drive()[0]?.lastCopyAt ?? '')).toBe(true);
  });

  test.each(['header', 'keyring'])(
    'when a copy of the %s on the drive is damaged, then the next run mends it before it proves anything',
    async (what) => {
      await runBackup(vault);
      await runBackup(vault);
      const folder = await vault.backupFolder();
      const copies = (await readdir(folder))
        .filter((name) => name.startsWith(what))
        .map((name) => join(folder, name));
      await flipBit(copies[1] ?? '', 100);

      const outcome = await runBackup(vault);

      const [one, other] = await Promise.all(copies.map((path) => readFile(path, 'utf8')));
      expect(outcome).toMatchObject({ kind: 'proven' });
      expect(one).toBe(other);
    },
  );

  test('when the manifest on the drive is damaged, then everything is proven anew', async () => {
    await runBackup(vault);
    await flipBit(join(await vault.backupFolder(), 'manifest'), 50);

    expect(await runBackup(vault)).toMatchObject({ kind: 'proven' });
  });

  test('when it is cancelled and run again, then the second run is proven', async () => {
    const about = { personId: aClient().id, episodeId: null, source: 'client' } as const;
    await attachments(vault.context).add(about, new Blob([plainBytes(30_000_000)]), 'large', quiet, never);
    let asked = 0;

    const cancelled = await backups(vault.context).run(vault.placeId, quiet, () => (asked += 1) > 0);
    const again = await runBackup(vault);

    expect(cancelled).toEqual({ kind: 'cancelled' });
    expect(again).toMatchObject({ kind: 'proven', records: 47 });
  });

  test('when a unit was destroyed, then the next run takes the destruction over and the drive says so', async () => {
    await runBackup(vault);
    const note = vault.context.store.entry(aSessionNote(1).id);
    const destroyed = await vault.context.store.destroy({
      units: [note?.unit ?? ''],
      files: [],
      certificate: aCertificate({ counts: { 'session-note': 39 } }),
    });

    // The app starts again after a destruction; the backup runs in the next session.
    const context = await openVault(vault.storage.port);
    const outcome = await runBackup({ ...vault, context });

    expect(destroyed).toEqual({ kind: 'destroyed' });
    expect(outcome).toMatchObject({ kind: 'proven' });
    expect([...context.store.entries('drive')][0]?.summary.destroyedUpTo).not.toBeNull();
    const keyrings = (await readdir(await vault.backupFolder())).filter((name) => name.startsWith('keyring'));
    expect(keyrings).toHaveLength(2);
  });

  test('when frames on the drive are taken out at the end behind main’s back, then it is cut short', async () => {
    await runBackup(vault);
    const segment = await segmentIn(await vault.backupFolder());
    const { length } = await readFile(segment);
    await truncate(segment, length - 10);

    const outcome = await backups(vault.context).practiceRestore(vault.placeId, quiet, never);

    expect(outcome).toMatchObject({ kind: 'damaged', what: 'cut-short' });
  });
});
