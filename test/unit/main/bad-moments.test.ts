import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnDiskCall, through, watchDisk } from '../../faults/disks/watched-disk';
import { aBackedUpVault, type BackedUpVault, runBackup, verify } from '../../fixtures/backed-up-vault';
import { storageInNode } from '../../fixtures/storage-in-node';
import { aClient } from '../../fixtures/a-client';
import { idNumber } from '../../fixtures/ids';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
  await runBackup(vault);
});
afterEach(() => vault.remove());

/** Runs an act while the profile's disk answers like this. */
async function whileDisk<Value>(onCall: OnDiskCall, act: () => Promise<Value>): Promise<Value> {
  const watch = watchDisk([vault.storage.profile], onCall);
  try {
    return await act();
  } finally {
    watch.end();
  }
}

const fails = (code: string) => ({ kind: 'fails', code }) as const;
const another = (number: number) =>
  vault.context.store.commit([
    { kind: 'put', record: aClient({ id: idNumber(900 + number), name: `Client ${number}` }), from: 0 },
  ]);

test('when the profile is read-only, then a save says so, not that something is damaged', async () => {
  const outcome = await whileDisk(
    ({ act }) => (act === 'read' ? through : fails('EROFS')),
    () => another(1),
  );

  expect(outcome).toEqual({ kind: 'read-only' });
});

test('when a disk lets nobody cut off what it refused, then that is cut off before the next save', async () => {
  await another(1);
  const refused = await whileDisk(
    ({ act, path }) =>
      path.endsWith('.seg') && (act === 'sync' || act === 'truncate') ? fails('EIO') : through,
    () => another(2),
  );

  expect(refused.kind).toBe('storage-failed');
  expect((await another(2)).kind).toBe('committed');
  expect((await another(3)).kind).toBe('committed');
});

test('when the laptop cannot note what was copied, then the backup is proven all the same', async () => {
  await another(1);
  const outcome = await whileDisk(
    ({ act, path }) => (act === 'read' || path.includes('/vault') ? through : fails('ENOSPC')),
    () => runBackup(vault),
  );

  expect(outcome.kind).toBe('proven');
});

test('when the swap of a restore fails, then the vault stays and the next start brings no other one', async () => {
  const fresh = join(vault.folder, 'fresh');
  await mkdir(fresh);
  const storage = await storageInNode(fresh);
  const { outcome, install } = await verify(storage, await storage.chooseSource(vault.place));
  expect(outcome.kind).toBe('whole');
  let failed = 0;
  const watch = watchDisk([fresh], ({ act, path }) => {
    if (act !== 'rename' || !path.endsWith('vault.new') || failed > 0) return through;
    failed += 1;
    return fails('EIO');
  });

  const installed = await install();
  watch.end();
  await storage.close();

  expect(installed.kind).toBe('storage-failed');
  await (await storageInNode(fresh)).close();
  expect(await readdir(fresh)).not.toContain('vault');
});

test('when the journal does not read while it is exported, then the export says so and leaves nothing', async () => {
  const target = join(vault.folder, 'whole.casekeep');
  let reads = 0;
  const answer = await whileDisk(
    ({ act, path }) => {
      if (act !== 'read' || !path.endsWith('.seg')) return through;
      reads += 1;
      return reads > 1 ? fails('EIO') : through;
    },
    () => vault.storage.port.call('export.one-file', { targetId: vault.storage.chooseTarget(target) }),
  );

  expect(answer).toEqual({ kind: 'failed', failure: { reason: 'io', detail: 'EIO' } });
  expect((await readdir(vault.folder)).filter((name) => name.startsWith('whole'))).toEqual([]);
});
