import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultContext } from '../../../renderer/vault/context';
import { attachments } from '../../../renderer/vault/files/attachments';
import { aClient } from '../../fixtures/a-client';
import { type StorageInNode, storageInNode, temporaryFolder } from '../../fixtures/storage-in-node';
import { makeVault, openVault } from '../../fixtures/vault-in-node';

const person = aClient();
const about = { personId: person.id, episodeId: null, source: 'client' } as const;
const never = () => false;
const quiet = () => undefined;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: StorageInNode;
let context: VaultContext;

beforeEach(async () => {
  folder = await temporaryFolder();
  storage = await storageInNode(join(folder.path, 'profile'));
  await makeVault(storage.port);
  context = await openVault(storage.port);
  await context.store.commit([{ kind: 'put', record: person, from: 0 }]);
});

afterEach(async () => {
  await storage.close();
  await folder.remove();
});

describe('an attachment that meets trouble', () => {
  test('when adding is cancelled half way, then neither record nor file is left', async () => {
    let asked = 0;

    const outcome = await attachments(context).add(
      about,
      new Blob([someBytes(5_000_000)]),
      'a',
      quiet,
      () => (asked += 1) > 2,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
    expect([...context.store.entries('attachment')]).toEqual([]);
    expect(await filesIn('vault/files')).toEqual([]);
  });

  test('when the file cannot be read to its end, then it says so and nothing is left', async () => {
    const torn = new Blob([someBytes(10)]);
    Object.defineProperty(torn, 'stream', {
      value: () => {
        let pulls = 0;
        return new ReadableStream<Uint8Array>({
          pull(controller) {
            pulls += 1;
            if (pulls < 4) controller.enqueue(someBytes(1_000_000));
            else controller.error(new DOMException('gone', 'NotReadableError'));
          },
        });
      },
    });

    const outcome = await attachments(context).add(about, torn, 'a', quiet, never);

    expect(outcome).toEqual({ kind: 'unreadable' });
    expect(await filesIn('vault/files')).toEqual([]);
    expect([...context.store.entries('attachment')]).toEqual([]);
  });

  test('when the disk is full half way, then it says so and nothing is left', async () => {
    const full: VaultContext = { ...context, port: failingAt(context, 'file.append', 3, 'disk-full') };

    const outcome = await attachments(full).add(about, new Blob([someBytes(5_000_000)]), 'a', quiet, never);

    expect(outcome).toEqual({ kind: 'disk-full' });
    expect(await filesIn('vault/files')).toEqual([]);
    expect([...context.store.entries('attachment')]).toEqual([]);
  });

  test('when its record cannot be written, then its file does not stay either', async () => {
    const store = { ...context.store, commit: () => Promise.resolve({ kind: 'disk-full' } as const) };

    const outcome = await attachments({ ...context, store: withEntries(store) }).add(
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
    ['a person for an episode', { ...about, episodeId: person.id }, 'episodeId'],
  ])(
    'when it is added to %s, then it is refused by name and nothing is written',
    async (_what, input, path) => {
      const outcome = await attachments(context).add(input, new Blob(['x']), 'a', quiet, never);

      expect(outcome).toMatchObject({ kind: 'invalid', issues: [{ path }] });
      expect(await filesIn('vault/files')).toEqual([]);
    },
  );

  test('when one byte of its file is turned over, then reading names it damaged and the others open', async () => {
    const whole = await attachments(context).add(about, new Blob([someBytes(1000)]), 'whole', quiet, never);
    const added = await attachments(context).add(about, new Blob([someBytes(200_000)]), 'torn', quiet, never);
    await flip(await pathOfFile(idOf(added)), 100_000);

    const { outcome } = await readBack(idOf(added));

    expect(outcome).toEqual({ kind: 'damaged' });
    expect((await readBack(idOf(whole))).outcome).toEqual({ kind: 'read', bytes: 1000 });
  });

  test('when its file is cut short or gone, then reading names it damaged', async () => {
    const added = await attachments(context).add(about, new Blob([someBytes(200_000)]), 'a', quiet, never);
    const path = await pathOfFile(idOf(added));

    await truncate(path, 150_000);
    const cut = await readBack(idOf(added));
    await writeFile(path, '');
    const emptied = await readBack(idOf(added));

    expect(cut.outcome).toEqual({ kind: 'damaged' });
    expect(emptied.outcome).toEqual({ kind: 'damaged' });
  });

  test('when a damaged one is exported, then nothing is left at the target', async () => {
    const added = await attachments(context).add(about, new Blob([someBytes(200_000)]), 'a', quiet, never);
    await flip(await pathOfFile(idOf(added)), 190_000);

    const outcome = await attachments(context).export(
      idOf(added),
      storage.chooseTarget(join(folder.path, 'out')),
      quiet,
      never,
    );

    expect(outcome).toEqual({ kind: 'storage-failed', reason: 'damaged' });
    expect(await readdir(folder.path)).toEqual(['profile']);
  });
});

function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) + 7) & 255);
}

function idOf(added: { readonly kind: string; readonly id?: string }): string {
  if (added.kind !== 'added' || added.id === undefined) throw new Error(added.kind);
  return added.id;
}

async function readBack(id: string) {
  const parts: Uint8Array[] = [];
  const outcome = await attachments(context).read(id, async (bytes) => void parts.push(bytes), never);
  const largest = Math.max(0, ...parts.map((part) => part.length));
  return { outcome, bytes: new Uint8Array(Buffer.concat(parts)), largest };
}

async function pathOfFile(id: string): Promise<string> {
  const entry = [...context.store.entries('attachment')].find((one) => one.id === id);
  return join(storage.profile, 'vault/files', entry?.summary.fileId ?? '');
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function filesIn(below: string): Promise<readonly string[]> {
  return readdir(join(storage.profile, below)).catch(() => []);
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
  return { ...store, entry: (id) => context.store.entry(id), newId: () => context.store.newId() };
}
