import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import { restores } from '../../../renderer/vault/backup/restores';
import { withChecksum } from '../../../renderer/vault/keys/checked-text';
import { aClient } from '../../fixtures/a-client';
import {
  aBackedUpVault,
  aFreshProfile,
  aSessionNote,
  type BackedUpVault,
  flipBit,
  never,
  quiet,
  runBackup,
  segmentIn,
  verify,
} from '../../fixtures/backed-up-vault';
import { day } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';
import { type StorageInNode, storageInNode } from '../../fixtures/storage-in-node';
import { makeVault, openVault, PASSWORD } from '../../fixtures/vault-in-node';

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

describe('a backup that is not right', () => {
  beforeEach(() => runBackup(vault));

  test.each([
    ['the password is wrong', { kind: 'password', password: 'something else entirely' }, 'wrong-secret'],
    [
      'the recovery key is mistyped',
      { kind: 'recovery', recoveryKey: 'AAAA-BBBB-CCCC' },
      'recovery-key-mistyped',
    ],
  ] as const)('when %s, then that is the answer', async (_what, secret, kind) => {
    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place), secret);

    expect(outcome.kind).toBe(kind);
  });

  test('when guesses go wrong again and again, then they slow down as at the lock screen', async () => {
    const sourceId = await fresh.chooseSource(vault.place);
    const outcomes = [];
    for (let tries = 0; tries < 8; tries += 1) {
      outcomes.push((await verify(fresh, sourceId, { kind: 'password', password: 'guess' })).outcome);
    }

    expect(outcomes.at(-1)).toMatchObject({ kind: 'wrong-secret', waitUntil: expect.any(String) });
  });

  test('when both headers are damaged, it is the header; one damaged copy does no harm', async () => {
    const [a, b] = await pathsLike(/^header-/);
    await flipBit(a, 200);
    const one = await verify(fresh, await fresh.chooseSource(vault.place));
    await flipBit(b, 200);
    const both = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(one.outcome.kind).toBe('whole');
    expect(both.outcome).toMatchObject({ kind: 'damaged', what: 'header' });
  });

  test('when both keyrings are damaged, it is the keyring; one damaged copy does no harm', async () => {
    const [a, b] = await pathsLike(/^keyring-/);
    await flipBit(a, 200);
    const one = await verify(fresh, await fresh.chooseSource(vault.place));
    await flipBit(b, 300);
    const both = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(one.outcome.kind).toBe('whole');
    expect(both.outcome).toMatchObject({ kind: 'damaged', what: 'keyring' });
  });

  test('when a newer app wrote it, then it says which version', async () => {
    for (const path of await pathsLike(/^header-/)) {
      await writeFile(path, withChecksum(JSON.stringify({ format: 'casekeep-header', version: 7 })));
    }

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toEqual({ kind: 'newer-version', version: 7 });
  });

  test.each([100, 150, 5000, -20])(
    'when one bit of the journal is turned over at %i, then it is the journal, and how much reads before is said',
    async (at) => {
      await flipBit(await segmentIn(await vault.backupFolder()), at);

      const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

      expect(outcome).toMatchObject({ kind: 'damaged' });
      expect(outcome.kind === 'damaged' && ['journal', 'cut-short']).toContain(
        outcome.kind === 'damaged' ? outcome.what : '',
      );
      expect(outcome.kind === 'damaged' && outcome.readableRecords).toBeLessThan(47);
    },
  );

  test('when one bit of a file is turned over, then the file is named', async () => {
    const files = join(await vault.backupFolder(), 'files');
    const [fileId = ''] = await readdir(files);
    await flipBit(join(files, fileId), -3);

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({ kind: 'damaged', what: 'file', detail: expect.stringContaining(fileId) });
  });

  test('when a file is missing, then the file is named', async () => {
    const files = join(await vault.backupFolder(), 'files');
    const [fileId = ''] = await readdir(files);
    await rm(join(files, fileId));

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({ kind: 'damaged', what: 'file', readableRecords: 46 });
  });

  test.each([0.3, 0.7, 0.99])(
    'when the journal is cut at %d of its length, then it is cut short',
    async (share) => {
      const segment = await segmentIn(await vault.backupFolder());
      await truncate(segment, Math.floor((await readFile(segment)).length * share));

      const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

      expect(outcome).toMatchObject({ kind: 'damaged', what: 'cut-short' });
    },
  );

  test('when whole frames are cut off at its end, then the manifest knows that they are missing', async () => {
    const segment = await segmentIn(await vault.backupFolder());
    const bytes = await readFile(segment);
    let at = 96;
    let border = at;
    while (at + bytes.readUInt32LE(at) < bytes.length) {
      at += bytes.readUInt32LE(at);
      border = at;
    }
    await truncate(segment, border);

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({
      kind: 'damaged',
      what: 'cut-short',
      detail: expect.stringContaining('missing'),
    });
  });

  test('when the journal is gone, then it is cut short', async () => {
    await rm(await segmentIn(await vault.backupFolder()));

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toMatchObject({ kind: 'damaged', what: 'cut-short', readableRecords: 0 });
  });

  test('when the journal of another vault lies in it, then it is another vault', async () => {
    const other = await aBackedUpVault();
    await runBackup(other);
    const theirs = await segmentIn(await other.backupFolder());
    const ours = await segmentIn(await vault.backupFolder());
    await rm(ours);
    await cp(theirs, join(ours, '..', theirs.split('/').at(-1) ?? ''));

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    await other.remove();
    expect(outcome).toEqual({ kind: 'other-vault' });
  });

  test('when another vault is in use on this machine, then its own is not put out of sight', async () => {
    await makeVault(fresh.port, 'another password here');
    const used = await openVault(fresh.port, 'another password here');
    for (const number of [1, 2, 3]) {
      await used.store.commit([{ kind: 'put', record: aClient({ id: idNumber(number) }), from: 0 }]);
    }

    const { outcome } = await verify(fresh, await fresh.chooseSource(vault.place));

    expect(outcome).toEqual({ kind: 'other-vault' });
  });

  test('when reading it is cancelled, then it says so', async () => {
    const restoring = restores({ port: fresh.port, now: () => vault.context.now() });

    const outcome = await restoring.verify(
      await fresh.chooseSource(vault.place),
      { kind: 'password', password: PASSWORD },
      quiet,
      () => true,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
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
    certificate: {
      kind: 'certificate',
      id: idNumber(900),
      destroyedOn: day('2026-11-23'),
      dueOn: null,
      rule: 'seven years',
      counts: {},
      method: 'keys destroyed',
      subjectHash: '0'.repeat(64),
      unitIds: units,
    },
  });
  if (outcome.kind !== 'destroyed') throw new Error(outcome.kind);
}

async function pathsLike(pattern: RegExp): Promise<readonly [string, string]> {
  const folder = await vault.backupFolder();
  const [one = '', other = ''] = (await readdir(folder)).filter((name) => pattern.test(name)).toSorted();
  return [join(folder, one), join(folder, other)];
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
