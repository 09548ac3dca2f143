import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { idNumber } from '../../fixtures/ids';
import { type StorageInNode, storageInNode, temporaryFolder } from '../../fixtures/storage-in-node';
import { makeVault } from '../../fixtures/vault-in-node';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: StorageInNode;
let profile: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  profile = join(folder.path, 'profile');
  storage = await storageInNode(profile);
  await makeVault(storage.port);
});
afterEach(async () => {
  await storage.close();
  await folder.remove();
});

const draft = { draftId: idNumber(1), bytes: new Uint8Array([1, 2, 3]) };

test('when another folder took the place of the profile, then a draft is not called kept and nothing is written there', async () => {
  await storage.port.call('draft.write', draft);
  await rename(profile, `${profile}-away`);
  await mkdir(profile);

  const answer = await storage.port.call('draft.write', draft);

  expect(answer).toEqual({ kind: 'failed', failure: { reason: 'vanished', detail: 'vault' } });
  expect(await readdir(profile)).toEqual([]);
});

test('when the profile is back in its place, then drafts are kept again', async () => {
  await storage.port.call('draft.write', draft);
  await rename(profile, `${profile}-away`);
  await mkdir(profile);
  await storage.port.call('draft.write', draft);
  await rename(profile, `${profile}-other`);
  await rename(`${profile}-away`, profile);

  expect((await storage.port.call('draft.write', draft)).kind).toBe('ok');
});
