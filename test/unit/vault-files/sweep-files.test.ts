import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachments } from '../../../renderer/vault/files/attachments';
import { sweepFiles } from '../../../renderer/vault/files/sweep-files';
import {
  aBackedUpVault,
  type BackedUpVault,
  flipBit,
  never,
  quiet,
  segmentIn,
} from '../../fixtures/backed-up-vault';
import { aClient } from '../../fixtures/a-client';
import { idNumber } from '../../fixtures/ids';

let vault: BackedUpVault;
beforeEach(async () => {
  vault = await aBackedUpVault();
});
afterEach(() => vault.remove());

const folder = () => join(vault.storage.profile, 'vault/files');
const stray = async () => {
  await mkdir(folder(), { recursive: true });
  await writeFile(join(folder(), idNumber(777)), 'left by a crash');
};
const atOnce = () => Promise.resolve();

describe('sweeping files', () => {
  test('when a crash left a file that no record names, then it is removed and the others stay', async () => {
    await stray();

    const swept = await sweepFiles(vault.context, atOnce);

    expect(swept).toEqual({ kind: 'swept', files: 1 });
    expect(await readdir(folder())).toHaveLength(3);
  });

  test('when an attachment was removed, then its file stays: history still names it', async () => {
    const [entry] = vault.context.store.entries('attachment');
    if (entry) await vault.context.store.commit([{ kind: 'withdraw', id: entry.id, from: 1 }]);
    await stray();

    await sweepFiles(vault.context, atOnce);

    expect([...vault.context.store.entries('attachment')]).toHaveLength(2);
    expect(await readdir(folder())).toHaveLength(3);
  });

  test('when a file is added between listing and sweeping, then it is not taken for unused', async () => {
    const about = { personId: aClient().id, episodeId: null, source: 'client' } as const;
    await stray();

    const swept = await sweepFiles(vault.context, async () => {
      await attachments(vault.context).add(about, new Blob(['new']), 'new.txt', quiet, never);
    });

    expect(swept).toEqual({ kind: 'swept', files: 1 });
    expect(await readdir(folder())).toHaveLength(4);
  });

  test('when a frame of the journal is damaged, then nothing is removed', async () => {
    await stray();
    await flipBit(await segmentIn(join(vault.storage.profile, 'vault')), 4000);

    expect(await sweepFiles(vault.context, atOnce)).toEqual({ kind: 'left-alone' });
    expect(await readdir(folder())).toHaveLength(4);
  });
});
