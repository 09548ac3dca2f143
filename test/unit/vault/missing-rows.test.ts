import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookForMissingRows } from '../../../renderer/vault/opening/missing-rows';
import type { StorageClient } from '../../../renderer/vault/port/storage-client';
import { aClient } from '../../fixtures/a-client';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
let asked: string[];
beforeEach(async () => {
  laptop = await aLaptop();
  asked = [];
  for (let number = 1; number <= 3; number += 1) {
    await laptop.first.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(number), name: `Client ${number}` }), from: 0 },
    ]);
  }
  await laptop.restart();
});
afterEach(() => laptop.close());

const listening = (): StorageClient => ({
  call(name, args, onProgress) {
    asked.push(name);
    return laptop.parts.port.call(name, args, onProgress);
  },
});
const atOnce = async () => undefined;

async function settled() {
  const { unlocked } = await laptop.unlock();
  if (!unlocked) throw new Error('did not open');
  return unlocked.settled;
}

test('when every row is there, then the store stays', async () => {
  const { store, loading } = await settled();

  expect(await lookForMissingRows(store, loading.catalogue, listening(), atOnce)).toBe('whole');
  expect(asked).toEqual([]);
});

test('when a row is gone, then the store is given up for the next start', async () => {
  const { store, loading } = await settled();
  await laptop.database.rows.delete(idNumber(2));

  expect(await lookForMissingRows(store, loading.catalogue, listening(), atOnce)).toBe('given-up');
  expect(asked).toEqual(['store.remove-at-next-start']);
});

test('when a row that was missing is there again by the time of the look, then the store stays', async () => {
  const { store, loading } = await settled();
  const row = await laptop.database.rows.get(idNumber(2));
  if (!row) throw new Error('there is no row');
  await laptop.database.rows.delete(row.id);
  const putBack = async () => void (await laptop.database.rows.put(row));

  expect(await lookForMissingRows(store, loading.catalogue, listening(), putBack)).toBe('whole');
});
