import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aClient } from '../../fixtures/a-client';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

const TABLES = ['rows', 'catalogue', 'deltas', 'meta'] as const;
const vaultFolder = () => join(laptop.profile, 'vault');
const aside = () => join(laptop.profile, 'aside');

/** The working store as it stands, to be put back later. */
async function storeNow() {
  return Promise.all(TABLES.map((table) => laptop.database.dexie.table(table).toArray()));
}

async function putStoreBack(dump: Awaited<ReturnType<typeof storeNow>>) {
  for (const [index, table] of TABLES.entries()) {
    await laptop.database.dexie.table(table).clear();
    await laptop.database.dexie.table(table).bulkPut([...(dump[index] ?? [])]);
  }
}

async function putVaultBack() {
  await rm(vaultFolder(), { recursive: true });
  await cp(aside(), vaultFolder(), { recursive: true });
}

const save = async (number: number) => {
  const vault = await laptop.open();
  await vault.context.store.commit([{ kind: 'put', record: aClient({ id: idNumber(number) }), from: 0 }]);
  await laptop.restart();
};

describe('store and journal of different times', () => {
  test('when an older store is put back, then it is caught up with, and nothing is missing', async () => {
    await save(1);
    const older = await storeNow();
    await save(2);
    await putStoreBack(older);

    const { outcome } = await laptop.unlock();
    const vault = await laptop.open();

    expect(outcome).toEqual({ kind: 'open', notices: [] });
    expect([...vault.context.store.entries('person')].map((entry) => entry.id)).toEqual([
      idNumber(1),
      idNumber(2),
    ]);
  });

  test('when the whole vault folder is older than the store, then the lost keys are named, and the store is kept', async () => {
    await cp(vaultFolder(), aside(), { recursive: true });
    await save(1);
    await laptop.storage.close();
    await putVaultBack();
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'keyring-older' });
    expect(await laptop.database.rows.get(idNumber(1))).toBeDefined();
  });

  test('when the same vault was written in two ways, then neither is written over', async () => {
    await save(1);
    await laptop.restart();
    await cp(vaultFolder(), aside(), { recursive: true });
    await save(2);
    const one = await storeNow();
    await putVaultBack();
    await laptop.restart();
    await laptop.removeStore();
    await save(3);
    await putStoreBack(one);

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'other-history' });
    expect(await laptop.database.rows.get(idNumber(2))).toBeDefined();
  });
});
