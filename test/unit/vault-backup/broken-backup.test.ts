import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restores } from '../../../renderer/vault/backup/restores';
import { argon } from '../../../renderer/vault/crypto/argon';
import { withChecksum } from '../../../renderer/vault/keys/checked-text';
import { aClient } from '../../fixtures/a-client';
import {
  aBackedUpVault,
  aFreshProfile,
  type BackedUpVault,
  flipBit,
  quiet,
  runBackup,
  segmentIn,
  verify,
} from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import { type StorageInNode } from '../../fixtures/storage-in-node';
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

  test('when the drive is pulled out while it is read, then it is gone, not damaged', async () => {
    const restoring = restores({ port: fresh.port, derive: argon, now: () => vault.context.now() });
    const pulls: Promise<void>[] = [];

    const outcome = await restoring.verify(
      await fresh.chooseSource(vault.place),
      { kind: 'password', password: PASSWORD },
      quiet,
      () => {
        if (pulls.length === 0) pulls.push(rm(vault.place, { recursive: true }));
        return false;
      },
    );

    await Promise.all(pulls);
    expect(outcome).toEqual({ kind: 'vanished' });
  });

  test('when reading it is cancelled, then it says so', async () => {
    const restoring = restores({ port: fresh.port, derive: argon, now: () => vault.context.now() });

    const outcome = await restoring.verify(
      await fresh.chooseSource(vault.place),
      { kind: 'password', password: PASSWORD },
      quiet,
      () => true,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
  });
});

async function pathsLike(pattern: RegExp): Promise<readonly [string, string]> {
  const folder = await vault.backupFolder();
  const [one = '', other = ''] = (await readdir(folder)).filter((name) => pattern.test(name)).toSorted();
  return [join(folder, one), join(folder, other)];
}
