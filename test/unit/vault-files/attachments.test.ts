import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultContext } from '../../../renderer/vault/context';
import { hash } from '../../../renderer/vault/crypto/hash';
import { hex } from '../../../renderer/vault/crypto/bytes';
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

describe('an attachment', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 5_000_000])(
    'when %i bytes are added and read, then they come back in pieces, with the record saying what they are',
    async (length) => {
      const plain = someBytes(length);

      const added = await attachments(context).add(about, new Blob([plain]), 'letter.bin', quiet, never);
      const { outcome, bytes, largest } = await readBack(idOf(added));

      expect(outcome).toEqual({ kind: 'read', bytes: length });
      expect(hex(hash(bytes))).toBe(hex(hash(plain)));
      expect(largest).toBeLessThanOrEqual(256 * 1024);
      const [entry] = context.store.entries('attachment');
      expect(entry?.summary).toMatchObject({
        name: 'letter.bin',
        bytes: length,
        digest: hex(hash(plain)),
        personId: person.id,
      });
    },
  );

  test('when its name lies about its type, then the type is told by the bytes', async () => {
    const page = new TextEncoder().encode('Dear colleague, thank you for seeing her.');

    await attachments(context).add(about, new Blob([page]), 'picture.png', quiet, never);

    expect([...context.store.entries('attachment')][0]?.summary.mediaType).toBe('text/plain');
  });

  test('when it was added, then no stretch of its plain bytes stands anywhere in the profile', async () => {
    const plain = new TextEncoder().encode('the winter she stopped answering the door '.repeat(3000));

    await attachments(context).add(about, new Blob([plain]), 'winter.txt', quiet, never);

    const found = (await allBytes(storage.profile)).filter((bytes) => bytes.includes('stopped answering'));
    expect(found).toEqual([]);
  });

  test('when adding reports its progress, then it grows up to the whole', async () => {
    const seen: number[] = [];

    await attachments(context).add(
      about,
      new Blob([someBytes(3_000_000)]),
      'a',
      (done) => seen.push(done),
      never,
    );

    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(3_000_000);
  });

  test('when the viewer is closed while it reads, then reading ends', async () => {
    const added = await attachments(context).add(about, new Blob([someBytes(5_000_000)]), 'a', quiet, never);
    let taken = 0;

    const outcome = await attachments(context).read(
      idOf(added),
      async () => void (taken += 1),
      () => taken > 3,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(taken).toBeLessThan(40);
  });

  test('when it is exported, then the plain bytes stand where the person chose, and only when all of them are there', async () => {
    const plain = someBytes(700_001);
    const added = await attachments(context).add(about, new Blob([plain]), 'a', quiet, never);
    const path = join(folder.path, 'out.bin');

    const cancelled = await attachments(context).export(
      idOf(added),
      storage.chooseTarget(path),
      quiet,
      () => true,
    );
    const afterCancel = await readdir(folder.path);
    const done = await attachments(context).export(idOf(added), storage.chooseTarget(path), quiet, never);

    expect(cancelled).toEqual({ kind: 'cancelled' });
    expect(afterCancel).toEqual(['profile']);
    expect(done).toEqual({ kind: 'done', bytes: plain.length, files: 1 });
    expect(hex(hash(await readFile(path)))).toBe(hex(hash(plain)));
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

async function allBytes(path: string): Promise<readonly Buffer[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))),
  );
}
