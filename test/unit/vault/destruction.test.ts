import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certificate } from '../../../renderer/domain/hold';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { readTombstones } from '../../../renderer/vault/keys/tombstones';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';
import { attachments } from '../../../renderer/vault/files/attachments';
import type { Destruction } from '../../../renderer/vault/record-store';
import { aClient, anEpisode } from '../../fixtures/a-client';
import { aSessionNote } from '../../fixtures/backed-up-vault';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';
import { moment } from '../../fixtures/days';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
  const put = (
    record: ReturnType<typeof aClient> | ReturnType<typeof anEpisode> | ReturnType<typeof aSessionNote>,
  ) => laptop.first.context.store.commit([{ kind: 'put', record, from: 0 }]);
  await put(aClient());
  await put(anEpisode());
  await put(aSessionNote(1));
  await put(aClient({ id: idNumber(3), name: 'Stays' }));
  await laptop.first.records.drafts.keep({
    ...aDraft,
    draftId: newId(),
    about: { kind: 'client', personId: idNumber(1) },
  });
  await laptop.first.records.drafts.keep({
    ...aDraft,
    draftId: newId(),
    about: { kind: 'client', personId: idNumber(3) },
  });
  const about = { personId: idNumber(1), episodeId: null, source: 'client' } as const;
  await attachments(laptop.first.context).add(
    about,
    new Blob(['scan']),
    'scan.txt',
    () => undefined,
    () => false,
  );
  await laptop.restart();
});
afterEach(() => laptop.close());

const aDraft = { fields: { name: 'unsaved' }, savedAt: moment('2026-11-23T09:00:00.000Z') };

/** Everything of client 1. */
function everythingOf({ context }: OpenVault): Destruction {
  const lines = [
    ...context.store.entries('person'),
    ...context.store.entries('episode'),
    ...context.store.entries('session-note'),
    ...context.store.entries('attachment'),
  ].filter((entry) => entry.id !== idNumber(3));
  const units = [...new Set(lines.map((entry) => entry.unit))];
  const files = [...context.store.entries('attachment')].map((entry) => entry.summary.fileId);
  return {
    units,
    files,
    certificate: certificate.parse({
      kind: 'certificate',
      id: idNumber(500),
      destroyedOn: '2026-11-23',
      destroyedAt: '2026-11-23T09:00:00.000Z',
      dueOn: '2026-11-01',
      rule: 'adult-7-years',
      counts: { person: 1 },
      method: 'key destroyed',
      subjectHash: '0'.repeat(64),
      unitIds: units,
    }),
  };
}

async function expectDestroyed(vault: OpenVault): Promise<void> {
  const { store } = vault.context;
  expect(store.entry(idNumber(1))).toBeUndefined();
  expect([...store.entries('session-note')]).toEqual([]);
  expect([...store.entries('attachment')]).toEqual([]);
  expect([...store.entries('person')].map((entry) => entry.summary.name)).toEqual(['Stays']);
  expect([...store.entries('certificate')].map((entry) => entry.id)).toEqual([idNumber(500)]);
  expect((await vault.records.drafts.list()).map((draft) => draft.about)).toEqual([
    { kind: 'client', personId: idNumber(3) },
  ]);
  const tombstones = await laptop.storage.port.call('tombstones.read', {});
  const units = tombstones.kind === 'ok' ? readTombstones(vault.context.keys, tombstones.value) : [];
  expect(units).toHaveLength(4);
  expect(units.every((one) => one.told?.rule === 'adult-7-years')).toBe(true);
  expect(await readdir(join(laptop.profile, 'vault', 'files'))).toEqual([]);
}

describe('when everything of a client is destroyed', () => {
  test('then nothing of it can be read again, the rest can, and the certificate stays', async () => {
    const vault = await laptop.open();

    const outcome = await vault.context.store.destroy(everythingOf(vault));
    await laptop.restart();
    await laptop.removeStore();

    expect(outcome).toEqual({ kind: 'destroyed' });
    await expectDestroyed(await laptop.open());
  });

  test('then no more is written by that session', async () => {
    const vault = await laptop.open();
    await vault.context.store.destroy(everythingOf(vault));

    const outcome = await vault.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(9) }), from: 0 },
    ]);

    expect(outcome).toEqual({ kind: 'locked' });
  });

  test('then an old keyring put back is named as older, and opens nothing', async () => {
    const keyring = join(laptop.profile, 'vault', 'keyring.a');
    const old = await readFile(keyring);
    const vault = await laptop.open();
    await vault.context.store.destroy(everythingOf(vault));
    await laptop.restart();
    for (const copy of ['a', 'b']) await writeFile(keyring.replace(/a$/, copy), old);

    const { outcome } = await laptop.unlock();

    expect(outcome.kind).toBe('keyring-older');
  });

  test.each([
    ['is gone', () => Buffer.alloc(0)],
    ['is damaged in a line', (list: Buffer) => list.map((byte, at) => (at === 90 ? byte ^ 1 : byte))],
  ])('then a list of destructions that %s is written again from the journal', async (_how, damage) => {
    const path = join(laptop.profile, 'vault', 'tombstones');
    const vault = await laptop.open();
    await vault.context.store.destroy(everythingOf(vault));
    await laptop.restart();
    await laptop.open();
    await laptop.restart();
    const damaged = damage(await readFile(path));
    await writeFile(path, damaged);

    const { outcome } = await laptop.unlock();
    const again = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'open', notices: [{ kind: 'destructions-mended' }] });
    expect(again.outcome).toEqual({ kind: 'open', notices: [] });
    expect((await readFile(path)).subarray(0, damaged.length)).toEqual(Buffer.from(damaged));
    await expectDestroyed(await laptop.open());
  });

  test('then nothing new can be written into a destroyed unit', async () => {
    const vault = await laptop.open();
    await vault.context.store.destroy(everythingOf(vault));
    await laptop.restart();
    const again = await laptop.open();

    const outcome = await again.context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);

    expect(outcome.kind).toBe('invalid');
  });
});

describe('when the app dies in the middle of a destruction', () => {
  const calls = Array.from({ length: 13 }, (_, index) => index + 1);

  test.each(calls)('then, cut before call %i to the disk, it is done wholly or not at all', async (cut) => {
    laptop.through((port) => dyingPort(port, cut));
    const vault = await laptop.open();

    const outcome = await Promise.race([vault.context.store.destroy(everythingOf(vault)), died]);
    await laptop.restart();
    const { outcome: opened } = await laptop.unlock();
    const after = await laptop.open();

    expect(opened.kind).toBe('open');
    if (after.context.store.entry(idNumber(1))) {
      expect(cut).toBeLessThanOrEqual(2); // before the tombstones stand in the journal
      expect([...after.context.store.entries('certificate')]).toEqual([]);
    } else await expectDestroyed(after);
    expect(cut < 13 || outcome !== 'died').toBe(true);
  });
});

let die: (value: 'died') => void;
let died: Promise<'died'>;

/** Dies at the nth call that writes, for ever: nothing is answered any more. */
function dyingPort(port: StorageClient, cut: number): StorageClient {
  let writes = 0;
  died = new Promise((resolve) => {
    die = resolve;
  });
  return {
    call(name, args, onProgress) {
      const reads = [
        'survey',
        'journal.read',
        'tries.read',
        'tries.reset',
        'draft.list',
        'tombstones.read',
        'file.list',
      ];
      if (!reads.includes(name)) writes += 1;
      if (writes < cut) return port.call(name, args, onProgress);
      if (reads.includes(name)) return port.call(name, args, onProgress);
      die('died');
      return new Promise(() => undefined);
    },
  };
}
