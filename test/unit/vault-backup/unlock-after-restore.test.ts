import 'fake-indexeddb/auto';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backups } from '../../../renderer/vault/backup/backups';
import { restores } from '../../../renderer/vault/backup/restores';
import type { UnlockSecret } from '../../../renderer/vault/api';
import { argon } from '../../../renderer/vault/crypto/argon';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { attachments } from '../../../renderer/vault/files/attachments';
import { openVault } from '../../../renderer/vault/opening/open-vault';
import { unlock } from '../../../renderer/vault/opening/unlock';
import { vaultDatabase } from '../../../renderer/vault/store/database';
import { aCertificate } from '../../fixtures/a-certificate';
import { aClient } from '../../fixtures/a-client';
import { never, plainBytes, quiet } from '../../fixtures/backed-up-vault';
import { aLaptop, OWN_PASSWORD, type UsedLaptop } from '../../fixtures/laptop';
import { type StorageInNode, storageInNode } from '../../fixtures/storage-in-node';
import { tickingNow } from '../../fixtures/vault-in-node';

let laptop: UsedLaptop;
let drive: string;
beforeEach(async () => {
  laptop = await aLaptop();
  drive = join(laptop.profile, '..', 'drive');
  await mkdir(drive);
  const { context } = laptop.first;
  const about = { personId: aClient().id, episodeId: null, source: 'client' } as const;
  await context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
  await attachments(context).add(about, new Blob([plainBytes(90_000)]), 'a letter', quiet, never);
  await backups(context).run(await laptop.storage.choosePlace(drive), quiet, never);
});
afterEach(() => laptop.close());

describe('the first unlock after a restore', () => {
  test.each([
    ['the password', (): UnlockSecret => ({ kind: 'password', password: OWN_PASSWORD })],
    ['the recovery key', (): UnlockSecret => ({ kind: 'recovery', recoveryKey: laptop.recoveryKey })],
  ])(
    'when it opens with %s, then the store is made anew and nothing is named as damaged',
    async (_what, secret) => {
      const digest = await backups(laptop.first.context).contentDigest();
      const fresh = await storageInNode(join(laptop.profile, '..', 'fresh'));

      const restored = await restore(fresh, drive, secret());
      const { outcome, context } = await firstUnlock(restored, secret());

      expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'rebuilt', records: 3, why: 'missing' }] });
      expect(await backups(context).contentDigest()).toEqual(digest);
      await restored.close();
    },
  );

  test('when something was destroyed after the backup, then it stays destroyed, and the app has nothing left to finish', async () => {
    const { store } = laptop.first.context;
    const old = join(laptop.profile, '..', 'old-drive');
    await cp(drive, old, { recursive: true });
    const [entry] = store.entries('attachment');
    await store.destroy({
      units: [entry?.unit ?? ''],
      files: [],
      certificate: aCertificate({ counts: { attachment: 1 }, unitIds: [entry?.unit ?? ''] }),
    });

    const secret: UnlockSecret = { kind: 'password', password: OWN_PASSWORD };
    const restored = await restore(laptop.storage, old, secret);
    const { outcome, context } = await firstUnlock(restored, secret);
    const sequence = context.journal().sequence;

    expect(outcome).toMatchObject({ kind: 'open', notices: [{ kind: 'rebuilt', why: 'missing' }] });
    expect([...context.store.entries('attachment')]).toEqual([]);
    expect([...context.store.entries('person')]).toHaveLength(1);
    const again = await firstUnlock(restored, secret);
    expect(again.context.journal().sequence).toBe(sequence);
    await restored.close();
  });
});

async function restore(storage: StorageInNode, from: string, secret: UnlockSecret): Promise<StorageInNode> {
  const restoring = restores({ port: storage.port, derive: argon, now: tickingNow() });
  const sourceId = await storage.chooseSource(from);
  const verified = await restoring.verify(sourceId, secret, quiet, never);
  const installed = await restoring.install(sourceId, quiet);
  if (verified.kind !== 'whole' || installed.kind !== 'done')
    throw new Error(`${verified.kind} ${installed.kind}`);
  await storage.close();
  return storageInNode(storage.profile);
}

async function firstUnlock({ port }: StorageInNode, secret: UnlockSecret) {
  const now = tickingNow(Date.UTC(2026, 10, 24));
  const database = vaultDatabase(`restored-${newId()}`);
  const { outcome, unlocked } = await unlock({ port, derive: argon, now, database }, secret, quiet);
  if (unlocked === undefined) throw new Error(JSON.stringify(outcome));
  const vault = openVault(port, argon, now, unlocked, quiet);
  await vault.whole;
  return { outcome, context: vault.context };
}
