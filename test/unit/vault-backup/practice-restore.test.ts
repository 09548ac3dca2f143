import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import { attachments } from '../../../renderer/vault/files/attachments';
import { aClient } from '../../fixtures/a-client';
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

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
  await runBackup(vault);
});
afterEach(() => vault.remove());

const rehearse = () => backups(vault.context).practiceRestore(vault.placeId, quiet, never);
const drive = () => [...vault.context.store.entries('drive')][0]?.summary;

describe('a practice restore', () => {
  test('when the drive holds what this vault held, then it is whole, counted, and noted on the drive’s page', async () => {
    const digest = await backups(vault.context).contentDigest();

    const outcome = await rehearse();

    expect(outcome).toMatchObject({
      kind: 'whole',
      counts: { person: 2, episode: 1, 'session-note': 39, attachment: 3 },
      files: 3,
      digest: digest.digest,
    });
    expect(drive()?.lastPracticeRestoreAt).not.toBeNull();
    expect(drive()?.lastVerdict).toBe('proven');
  });

  test('when records were changed, added and withdrawn since the copy, then it is compared with what was then', async () => {
    const { store } = vault.context;
    const before = await backups(vault.context).contentDigest();
    const changed = { ...aSessionNote(3), riskOpen: true };
    await store.commit([{ kind: 'put', record: changed, from: 1 }]);
    await store.commit([{ kind: 'put', record: aSessionNote(60), from: 0 }]);
    await store.commit([{ kind: 'withdraw', id: aSessionNote(5).id, from: 1 }]);
    const about = { personId: aClient().id, episodeId: null, source: 'client' } as const;
    await attachments(vault.context).add(about, new Blob(['later']), 'later.txt', quiet, never);

    const outcome = await rehearse();

    expect(outcome).toMatchObject({ kind: 'whole', digest: before.digest });
    expect((await backups(vault.context).contentDigest()).digest).not.toBe(before.digest);
  });

  test('when the place holds no copy of this vault yet, then that is said and the drive does not count as failed', async () => {
    await rm(await vault.backupFolder(), { recursive: true });

    expect(await rehearse()).toMatchObject({ kind: 'damaged', what: 'cut-short', readableRecords: 0 });
    expect(drive()?.lastVerdict).toBe('proven');
  });

  test.each([
    ['the journal', () => segment(), 7000, 'journal'],
    ['a header copy', () => copy('header-'), 100, 'header'],
    ['a keyring copy', () => copy('keyring-'), 100, 'keyring'],
    ['a file', () => file(), -5, 'file'],
    ['the manifest', () => copy('manifest'), 60, 'cut-short'],
  ] as const)(
    'when a bit of %s rots on the drive, then it is named and the drive counts as failed',
    async (_part, path, at, what) => {
      await flipBit(await path(), at);

      const outcome = await rehearse();

      expect(outcome).toMatchObject({ kind: 'damaged', what });
      expect(drive()).toMatchObject({ lastVerdict: 'failed', lastPracticeRestoreAt: null });
    },
  );

  test('when a record is not in the copy although the copy is sound, then the counts do not hide it', async () => {
    const [lost] = vault.context.store.entries('session-note');
    if (lost === undefined) throw new Error('There are notes');
    const { store } = vault.context;
    // As if this vault remembered one note more than it had when the copy was made.
    const extra = { ...lost, id: aSessionNote(70).id };
    const context = {
      ...vault.context,
      store: {
        ...store,
        whenAll: () => store.whenAll(),
        entry: store.entry,
        entries: (kind: Parameters<typeof store.entries>[0]) =>
          kind === 'session-note' ? [...store.entries(kind), extra] : store.entries(kind),
        read: async (ids: Parameters<typeof store.read>[0]) =>
          new Map([...(await store.read(ids)), [extra.id, { kind: 'read', record: aSessionNote(70) }]]),
        commit: store.commit,
      } as typeof store,
    };

    const outcome = await backups(context).practiceRestore(vault.placeId, quiet, never);

    expect(outcome).toMatchObject({ kind: 'damaged', what: 'journal', readableRecords: expect.any(Number) });
  });
});

describe('the content digest', () => {
  test('when the same vault is asked twice, then it says the same; after any change it says something else', async () => {
    const first = await backups(vault.context).contentDigest();
    const second = await backups(vault.context).contentDigest();
    await vault.context.store.commit([
      { kind: 'put', record: { ...aSessionNote(1), riskOpen: true }, from: 1 },
    ]);
    const third = await backups(vault.context).contentDigest();

    expect(second).toEqual(first);
    expect(third.digest).not.toBe(first.digest);
    expect(third.counts).toEqual(first.counts);
  });

  test('when a backup run writes the drive’s page, then the digest stays: it speaks of the records, not of their copies', async () => {
    const before = await backups(vault.context).contentDigest();

    await runBackup(vault);

    expect(await backups(vault.context).contentDigest()).toEqual(before);
  });

  test('when a file here is damaged, then the digest is not that of the whole content', async () => {
    const before = await backups(vault.context).contentDigest();
    const files = join(vault.storage.profile, 'vault/files');
    const [fileId = ''] = await readdir(files);
    await flipBit(join(files, fileId), -1);

    const after = await backups(vault.context).contentDigest();

    expect(after.files).toBe(before.files - 1);
    expect(after.digest).not.toBe(before.digest);
  });
});

async function segment(): Promise<string> {
  return segmentIn(await vault.backupFolder());
}

async function copy(prefix: string): Promise<string> {
  const folder = await vault.backupFolder();
  return join(folder, (await readdir(folder)).find((name) => name.startsWith(prefix)) ?? '');
}

async function file(): Promise<string> {
  const files = join(await vault.backupFolder(), 'files');
  return join(files, (await readdir(files))[0] ?? '');
}
