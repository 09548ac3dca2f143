import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certificate } from '../../../renderer/domain/hold';
import { newId } from '../../../renderer/vault/crypto/random-id';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';
import { aClient, anEpisode } from '../../fixtures/a-client';
import { aSessionNote, flipBit } from '../../fixtures/backed-up-vault';
import { moment } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, OWN_PASSWORD, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

const client = (number: number) => aClient({ id: idNumber(number), name: `Client ${number}` });
const save = (vault: OpenVault, number: number, from = 0) =>
  vault.context.store.commit([{ kind: 'put', record: client(number), from }]);
const people = (vault: OpenVault) => [...vault.context.store.entries('person')].map((entry) => entry.id);
const segment = async () => {
  const journal = join(laptop.profile, 'vault', 'journal');
  return join(journal, (await readdir(journal)).find((name) => name.endsWith('.seg')) ?? '');
};

/** From the nth call of this name on (or for good), the disk is full. */
function fullFor(port: StorageClient, refused: string, from = 1): StorageClient {
  let asked = 0;
  return {
    call(name, args, onProgress) {
      if (name === refused) asked += 1;
      if (name === refused && asked >= from)
        return Promise.resolve({ kind: 'failed', failure: { reason: 'disk-full', detail: 'ENOSPC' } });
      return port.call(name, args, onProgress);
    },
  };
}

/** Never answers the nth call of this name, nor anything after it. */
function deadAt(port: StorageClient, last: string, nth: number): StorageClient {
  let asked = 0;
  return {
    call(name, args, onProgress) {
      if (name === last) asked += 1;
      return asked >= nth ? new Promise(() => undefined) : port.call(name, args, onProgress);
    },
  };
}

describe('when a destruction that was cut off cannot be finished at the next unlock either', () => {
  const destroyClientOne = (vault: OpenVault) => {
    const units = [...vault.context.store.entries('person')]
      .filter((entry) => entry.id === idNumber(1))
      .map((entry) => entry.unit);
    return vault.context.store.destroy({
      units,
      files: [],
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
    });
  };

  test.each(['tombstones.append', 'keyring.write', 'store.remove-at-next-start'])(
    'then, refused at %s, the unlock after that finishes it',
    async (refused) => {
      await save(laptop.first, 1);
      await save(laptop.first, 2);
      await laptop.restart();
      laptop.through((port) => fullFor(port, 'tombstones.append'));
      const first = await destroyClientOne(await laptop.open());
      await laptop.restart();
      laptop.through((port) => fullFor(port, refused));
      const second = await laptop.unlock();
      laptop.through((port) => port);

      const vault = await laptop.open();

      // The tombstones stand: to say that nothing was destroyed would not be true for long.
      expect(first.kind).toBe('destroyed');
      expect(second.outcome.kind).toBe('storage-failed');
      expect(people(vault)).toEqual([idNumber(2)]);
    },
  );

  test('then, when the app dies while it is finished, the unlock after that finishes it', async () => {
    await save(laptop.first, 1);
    await save(laptop.first, 2);
    await laptop.restart();
    laptop.through((port) => fullFor(port, 'tombstones.append'));
    await destroyClientOne(await laptop.open());
    await laptop.restart();
    laptop.through((port) => deadAt(port, 'tombstones.append', 1));
    void laptop.unlock();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await laptop.restart();

    expect(people(await laptop.open())).toEqual([idNumber(2)]);
  });
});

describe('when the surplus of the store was written back beside a draft', () => {
  test('then the vault opens again', async () => {
    for (let number = 1; number <= 5; number += 1) await save(laptop.first, number);
    const at = laptop.first.context.store.entry(idNumber(3))?.at.offset ?? 0;
    for (let revision = 1; revision <= 5; revision += 1) await save(laptop.first, 5, revision);
    await laptop.first.records.drafts.keep({
      draftId: newId(),
      about: { kind: 'client', personId: null },
      fields: { name: 'unsaved' },
      savedAt: moment('2026-11-23T09:00:00.000Z'),
    });
    await laptop.restart();
    await truncate(await segment(), at);

    const { surplus } = await laptop.unlock();
    const written = await surplus?.();
    const vault = await laptop.open();

    expect(written).toMatchObject({ kind: 'written' });
    expect(people(vault)).toHaveLength(5);
    expect(await vault.records.drafts.list()).toHaveLength(1);
  });
});

describe('when a bit of the last frame is turned over beside an intact store', () => {
  test('then what is saved afterwards is there after the next rebuild', async () => {
    for (let number = 1; number <= 3; number += 1) await save(laptop.first, number);
    await laptop.restart();
    await flipBit(await segment(), -40);

    const outcome = await save(await laptop.open(), 4);
    await laptop.restart();
    await laptop.removeStore();

    expect(outcome.kind).toBe('committed');
    expect(people(await laptop.open())).toContain(idNumber(4));
  });
});

describe('when the app dies while a store that was behind by one large act is caught up with', () => {
  test('then all of that act is there at the next unlock', async () => {
    await save(laptop.first, 1);
    await laptop.first.context.store.commit([{ kind: 'put', record: anEpisode(), from: 0 }]);
    laptop.database.dexie.close();
    const long = 'A quiet hour. '.repeat(14_000);
    await laptop.first.context.store.commit(
      Array.from({ length: 40 }, (_, index) => {
        const note = aSessionNote(index);
        return {
          kind: 'put',
          record: { ...note, fields: { ...note.fields, themes: long } },
          from: 0,
        } as const;
      }),
    );
    await laptop.restart();
    laptop.through((port) => deadAt(port, 'journal.read', 4));
    void laptop.unlock();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await laptop.restart();

    const vault = await laptop.open();

    expect([...vault.context.store.entries('session-note')]).toHaveLength(40);
  }, 30_000);
});

describe('when renewing the recovery key stops half way', () => {
  test.each(['header.write', 'keyring.write', 'journal.append'])(
    'then, refused at %s, a sheet that opens is in the person’s hands',
    async (refused) => {
      laptop.through((port) => fullFor(port, refused));
      const vault = await laptop.open();
      const prepared = await vault.secrets.renewRecovery(OWN_PASSWORD);
      const finished = await vault.secrets.finishRenewal();
      await laptop.restart();

      const isNew = prepared.kind === 'prepared' && finished.kind === 'renewed';
      const recoveryKey = isNew ? prepared.recoveryKey : laptop.recoveryKey;

      expect((await laptop.unlock({ kind: 'recovery', recoveryKey })).outcome.kind).toBe('open');
      expect((await laptop.unlock()).outcome.kind).toBe('open');
    },
  );
});
