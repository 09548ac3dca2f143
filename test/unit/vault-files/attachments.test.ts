import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultContext } from '../../../renderer/vault/context';
import { hash } from '../../../renderer/vault/crypto/hash';
import { hex } from '../../../renderer/vault/crypto/bytes';
import { attachments } from '../../../renderer/vault/files/attachments';
import { aClient } from '../../fixtures/a-client';
import { about, attach, aVaultToAttachTo, readBack, type VaultToAttachTo } from '../../fixtures/attaching';
import { never, plainBytes, quiet } from '../../fixtures/backed-up-vault';

let vault: VaultToAttachTo;
beforeEach(async () => {
  vault = await aVaultToAttachTo();
});
afterEach(() => vault.remove());

describe('an attachment', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 5_000_000])(
    'when %i bytes are added and read, then they come back in pieces, with the record saying what they are',
    async (length) => {
      const plain = plainBytes(length);

      const added = await attach(vault.context, plain, 'letter.bin');
      const { outcome, bytes, largest } = await readBack(vault.context, added);

      expect(outcome).toEqual({ kind: 'read', bytes: length });
      expect(hex(hash(bytes))).toBe(hex(hash(plain)));
      expect(largest).toBeLessThanOrEqual(256 * 1024);
      const [entry] = vault.context.store.entries('attachment');
      expect(entry?.summary).toMatchObject({
        name: 'letter.bin',
        bytes: length,
        digest: hex(hash(plain)),
        personId: aClient().id,
      });
    },
  );

  test('when its name lies about its type, then the type is told by the bytes', async () => {
    const page = new TextEncoder().encode('Dear colleague, thank you for seeing her.');

    await attachments(vault.context).add(about, new Blob([page]), 'picture.png', quiet, never);

    expect([...vault.context.store.entries('attachment')][0]?.summary.mediaType).toBe('text/plain');
  });

  test('when it was added, then no stretch of its plain bytes stands anywhere in the profile', async () => {
    const plain = new TextEncoder().encode('the winter she stopped answering the door '.repeat(3000));

    await attachments(vault.context).add(about, new Blob([plain]), 'winter.txt', quiet, never);

    const found = (await allBytes(vault.storage.profile)).filter((bytes) =>
      bytes.includes('stopped answering'),
    );
    expect(found).toEqual([]);
  });

  test('when 100 MB are added, then no more than a few MB are read ahead of what main has taken, and others get their turn', async () => {
    const megabyte = new Uint8Array(1_000_000).fill(7);
    const source = new Blob([]);
    let read = 0;
    const stream = () =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (read === 100) return controller.close();
            read += 1;
            controller.enqueue(megabyte);
          },
        },
        { highWaterMark: 0 },
      );
    Object.defineProperty(source, 'stream', { value: stream });
    let taken = 0;
    let ahead = 0;
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 0);
    const port: VaultContext['port'] = {
      call: (name, args, onProgress) => {
        if ('bytes' in args && name === 'file.append') taken += args.bytes.length;
        ahead = Math.max(ahead, read * 1_000_000 - taken);
        return vault.storage.port.call(name, args, onProgress);
      },
    };

    const outcome = await attachments({ ...vault.context, port }).add(about, source, 'film', quiet, never);

    clearInterval(ticking);
    expect(outcome).toMatchObject({ kind: 'added' });
    expect([...vault.context.store.entries('attachment')][0]?.summary.bytes).toBe(100_000_000);
    expect(ahead).toBeLessThan(3_000_000);
    expect(turns).toBeGreaterThan(50);
  });

  test('when adding reports its progress, then it grows up to the whole', async () => {
    const seen: number[] = [];

    await attachments(vault.context).add(
      about,
      new Blob([plainBytes(3_000_000)]),
      'a',
      (done) => seen.push(done),
      never,
    );

    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(3_000_000);
  });

  test('when the viewer is closed while it reads, then reading ends', async () => {
    const added = await attach(vault.context, plainBytes(5_000_000), 'a');
    let taken = 0;

    const outcome = await attachments(vault.context).read(
      added,
      async () => void (taken += 1),
      () => taken > 3,
    );

    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(taken).toBeLessThan(40);
  });

  test('when it is exported, then the plain bytes stand where the person chose, and only when all of them are there', async () => {
    const plain = plainBytes(700_001);
    const added = await attach(vault.context, plain, 'a');
    const path = join(vault.folder, 'out.bin');

    const cancelled = await attachments(vault.context).export(
      added,
      vault.storage.chooseTarget(path),
      quiet,
      () => true,
    );
    const afterCancel = await readdir(vault.folder);
    const done = await attachments(vault.context).export(
      added,
      vault.storage.chooseTarget(path),
      quiet,
      never,
    );

    expect(cancelled).toEqual({ kind: 'cancelled' });
    expect(afterCancel).toEqual(['profile']);
    expect(done).toEqual({ kind: 'done', bytes: plain.length, files: 1 });
    expect(hex(hash(await readFile(path)))).toBe(hex(hash(plain)));
  });
});

async function allBytes(path: string): Promise<readonly Buffer[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))),
  );
}
