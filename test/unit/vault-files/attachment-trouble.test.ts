import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultContext } from '../../../renderer/vault/context';
import { attachments } from '../../../renderer/vault/files/attachments';
import { aClient } from '../../fixtures/a-client';
import { about, attach, aVaultToAttachTo, readBack, type VaultToAttachTo } from '../../fixtures/attaching';
import { flipBit, never, plainBytes, quiet } from '../../fixtures/backed-up-vault';

let vault: VaultToAttachTo;
beforeEach(async () => {
  vault = await aVaultToAttachTo();
});
afterEach(() => vault.remove());

describe('an attachment that meets trouble', () => {
  test('when adding is cancelled half way, then neither record nor file is left', async () => {
    let asked = 0;

    const outcome = await attachments(vault.context).add(
      about,
      new Blob([plainBytes(5_000_000)]),
      'a',
      quiet,
      () => (asked += 1) > 2,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
    expect([...vault.context.store.entries('attachment')]).toEqual([]);
    expect(await filesIn('vault/files')).toEqual([]);
  });

  test('when the file cannot be read to its end, then it says so and nothing is left', async () => {
    const torn = new Blob([plainBytes(10)]);
    Object.defineProperty(torn, 'stream', {
      value: () => {
        let pulls = 0;
        return new ReadableStream<Uint8Array>({
          pull(controller) {
            pulls += 1;
            if (pulls < 4) controller.enqueue(plainBytes(1_000_000));
            else controller.error(new DOMException('gone', 'NotReadableError'));
          },
        });
      },
    });

    const outcome = await attachments(vault.context).add(about, torn, 'a', quiet, never);

    expect(outcome).toEqual({ kind: 'unreadable' });
    expect(await filesIn('vault/files')).toEqual([]);
    expect([...vault.context.store.entries('attachment')]).toEqual([]);
  });

  test('when the disk is full half way, then it says so and nothing is left', async () => {
    const full: VaultContext = {
      ...vault.context,
      port: failingAt(vault.context, 'file.append', 3, 'disk-full'),
    };

    const outcome = await attachments(full).add(about, new Blob([plainBytes(5_000_000)]), 'a', quiet, never);

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect(await filesIn('vault/files')).toEqual([]);
    expect([...vault.context.store.entries('attachment')]).toEqual([]);
  });

  test('when its record cannot be written, then its file does not stay either', async () => {
    const store = { ...vault.context.store, commit: () => Promise.resolve({ kind: 'disk-full' } as const) };

    const outcome = await attachments({ ...vault.context, store: withEntries(store) }).add(
      about,
      new Blob(['x']),
      'a',
      quiet,
      never,
    );

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect(await filesIn('vault/files')).toEqual([]);
  });

  test.each([
    ['an unknown person', { ...about, personId: '0'.repeat(26) }, 'personId'],
    ['no id at all', { ...about, personId: 'Ada' }, 'personId'],
    ['a person for an episode', { ...about, episodeId: aClient().id }, 'episodeId'],
  ])(
    'when it is added to %s, then it is refused by name and nothing is written',
    async (_what, input, path) => {
      const outcome = await attachments(vault.context).add(input, new Blob(['x']), 'a', quiet, never);

      expect(outcome).toMatchObject({ kind: 'invalid', issues: [{ path }] });
      expect(await filesIn('vault/files')).toEqual([]);
    },
  );

  test('when one byte of its file is turned over, then reading names it damaged and the others open', async () => {
    const whole = await attach(vault.context, plainBytes(1000), 'whole');
    const added = await attach(vault.context, plainBytes(200_000), 'torn');
    await flipBit(await pathOfFile(added), 100_000);

    const { outcome } = await readBack(vault.context, added);

    expect(outcome).toEqual({ kind: 'damaged' });
    expect((await readBack(vault.context, whole)).outcome).toEqual({ kind: 'read', bytes: 1000 });
  });

  test('when its file is cut short or gone, then reading names it damaged', async () => {
    const added = await attach(vault.context, plainBytes(200_000), 'a');
    const path = await pathOfFile(added);

    await truncate(path, 150_000);
    const cut = await readBack(vault.context, added);
    await writeFile(path, '');
    const emptied = await readBack(vault.context, added);

    expect(cut.outcome).toEqual({ kind: 'damaged' });
    expect(emptied.outcome).toEqual({ kind: 'damaged' });
  });

  test('when a damaged one is exported, then nothing is left at the target', async () => {
    const added = await attach(vault.context, plainBytes(200_000), 'a');
    await flipBit(await pathOfFile(added), 190_000);

    const outcome = await attachments(vault.context).export(
      added,
      vault.storage.chooseTarget(join(vault.folder, 'out')),
      quiet,
      never,
    );

    expect(outcome).toEqual({ kind: 'storage-failed', reason: 'damaged' });
    expect(await readdir(vault.folder)).toEqual(['profile']);
  });
});

async function pathOfFile(id: string): Promise<string> {
  const entry = [...vault.context.store.entries('attachment')].find((one) => one.id === id);
  return join(vault.storage.profile, 'vault/files', entry?.summary.fileId ?? '');
}

async function filesIn(below: string): Promise<readonly string[]> {
  return readdir(join(vault.storage.profile, below)).catch(() => []);
}

/** The real port, but the n-th call of one name answers as a full disk would. */
function failingAt(
  { port }: VaultContext,
  name: string,
  nth: number,
  reason: 'disk-full',
): VaultContext['port'] {
  let calls = 0;
  return {
    call: (asked, args, onProgress) => {
      calls += asked === name ? 1 : 0;
      if (asked === name && calls >= nth)
        return Promise.resolve({ kind: 'failed', failure: { reason, detail: 'ENOSPC' } });
      return port.call(asked, args, onProgress);
    },
  };
}

/** A spread loses accessors of the store; only what adding uses is put back. */
function withEntries(store: VaultContext['store']): VaultContext['store'] {
  return { ...store, entry: (id) => vault.context.store.entry(id), newId: () => vault.context.store.newId() };
}
