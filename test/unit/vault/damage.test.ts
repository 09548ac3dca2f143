import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aClient } from '../../fixtures/a-client';
import { flipBit } from '../../fixtures/backed-up-vault';
import { moment } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
  for (let number = 1; number <= 20; number += 1) {
    await laptop.first.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(number), name: `Client ${number}` }), from: 0 },
    ]);
  }
});
afterEach(() => laptop.close());

const vaultFile = (name: string) => join(laptop.profile, 'vault', name);
const segment = async () => {
  const [name] = (await readdir(vaultFile('journal'))).filter((one) => one.endsWith('.seg'));
  return join(vaultFile('journal'), name ?? '');
};
const people = async (vault: OpenVault) => {
  const ids = [...vault.context.store.entries('person')].map((entry) => entry.id);
  const read = await vault.context.store.read(ids);
  return [...read.values()].filter((one) => one.kind === 'read').length;
};
const addressOf = (number: number) => laptop.first.context.store.entry(idNumber(number))?.at.offset ?? 0;

describe('when a bit of the journal is turned over', () => {
  test('then with the store intact everything opens, and the damage is said', async () => {
    await laptop.restart();
    await flipBit(await segment(), addressOf(5) + 600);

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'record-damaged', records: 1 }] });
    expect(await people(await laptop.open())).toBe(20);
  });

  test('then without a store all but that record open, and the count is said', async () => {
    await laptop.restart();
    await flipBit(await segment(), addressOf(5) + 900);
    await laptop.removeStore();

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({
      kind: 'open',
      notices: [{ kind: 'rebuilt' }, { kind: 'record-damaged', records: 1 }],
    });
    const vault = await laptop.open();
    expect(await people(vault)).toBe(19);
    expect(vault.context.store.entry(idNumber(5))).toBeUndefined();
  });

  test.each([3, 20, 41, 50, 60, 90])(
    "then at byte %i of the segment's head the damage is said, and everything opens",
    async (at) => {
      await laptop.restart();
      await flipBit(await segment(), at);
      await laptop.removeStore();

      const { outcome } = await laptop.unlock();

      expect(outcome).toMatchObject({
        kind: 'open',
        notices: [{ kind: 'record-damaged' }, { kind: 'rebuilt' }],
      });
      const vault = await laptop.open();
      expect(await people(vault)).toBe(20);
      expect(
        (await vault.context.store.commit([{ kind: 'put', record: aClient({ id: idNumber(51) }), from: 0 }]))
          .kind,
      ).toBe('committed');
    },
  );

  test('then what is saved afterwards is there after the next rebuild', async () => {
    await laptop.restart();
    await flipBit(await segment(), addressOf(5) + 900);
    const vault = await laptop.open();
    await vault.context.store.commit([{ kind: 'put', record: aClient({ id: idNumber(50) }), from: 0 }]);
    await laptop.restart();
    await laptop.removeStore();

    expect(await people(await laptop.open())).toBe(20);
  });

  test('then in the very last frame it is no other history', async () => {
    await laptop.restart();
    await flipBit(await segment(), -40);

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'record-damaged', records: 1 }] });
    expect(await people(await laptop.open())).toBe(20);
  });
});

describe('when a stored row is changed or missing', () => {
  test('then a row with a wrong bit is read from the journal', async () => {
    const row = await laptop.database.rows.get(idNumber(3));
    const bytes = row?.bytes.slice() ?? new Uint8Array();
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await laptop.database.rows.put({ id: idNumber(3), bytes });
    await laptop.restart();

    expect(await people(await laptop.open())).toBe(20);
  });

  test('then a missing row makes the store anew', async () => {
    await laptop.database.rows.delete(idNumber(3));
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'rebuilt', records: 21, why: 'damaged' }] });
    expect(await people(await laptop.open())).toBe(20);
  });

  test.each(['deltas', 'meta'] as const)('then a wrong bit in %s makes the store anew', async (table) => {
    const rows: { bytes: Uint8Array }[] = await laptop.database.dexie.table(table).toArray();
    for (const row of rows) {
      const bytes = row.bytes.slice();
      bytes[30] = (bytes[30] ?? 0) ^ 1;
      await laptop.database.dexie.table(table).put({ ...row, bytes });
    }
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'open', notices: [{ kind: 'rebuilt', why: 'damaged' }] });
    expect(await people(await laptop.open())).toBe(20);
  });
});

describe('when a bit of a draft is turned over', () => {
  test('then it is counted, its file stays, and the other one is offered back', async () => {
    const about = { kind: 'client', personId: idNumber(1) } as const;
    const savedAt = moment('2026-11-23T09:00:00.000Z');
    const [broken, whole] = [idNumber(71), idNumber(72)];
    for (const draftId of [broken, whole])
      await laptop.first.records.drafts.keep({ draftId, about, fields: { name: 'unsaved' }, savedAt });
    await laptop.restart();
    await flipBit(vaultFile(`drafts/${broken}`), 60);
    const damaged = await readFile(vaultFile(`drafts/${broken}`));

    const { outcome } = await laptop.unlock();
    const drafts = await (await laptop.open()).records.drafts.list();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'draft-damaged', drafts: 1 }] });
    expect(drafts.map((draft) => draft.draftId)).toEqual([whole]);
    expect(await readFile(vaultFile(`drafts/${broken}`))).toEqual(damaged);
  });
});

describe('when the store does not open at all', () => {
  test('then that is said, its files are kept aside, it goes at the next start, and nothing is lost', async () => {
    await laptop.restart();
    const { name } = laptop.database.dexie;
    await laptop.removeStore();
    await madeByAStranger(name);
    await mkdir(join(laptop.profile, 'IndexedDB'));
    await writeFile(join(laptop.profile, 'IndexedDB', 'CURRENT'), 'what nobody can read');

    const { outcome } = await laptop.unlock();
    const kept = (await readdir(laptop.profile)).find((one) => one.startsWith('kept-')) ?? '';
    const state = await readFile(join(laptop.profile, 'state.json'), 'utf8');
    await laptop.removeStore();

    expect(outcome).toEqual({ kind: 'store-broken', keptAs: kept });
    expect(await readFile(join(laptop.profile, kept, 'IndexedDB', 'CURRENT'), 'utf8')).toContain('nobody');
    expect(JSON.parse(state)).toMatchObject({ removeStore: true });
    expect(await people(await laptop.open())).toBe(20);
  });
});

/** A database of the same name that no version of the store can read. */
function madeByAStranger(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 5);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'other' });
    opening.onerror = () => reject(new Error('not made'));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}
