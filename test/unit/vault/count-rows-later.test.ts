import { afterEach, beforeEach, expect, test } from 'vitest';
import { countRowsLater } from '../../../renderer/vault/opening/count-rows-later';
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

test('when every row is there, then the store stays', async () => {
  const { unlocked } = await laptop.unlock();
  if (!unlocked) throw new Error('did not open');

  expect(await countRowsLater(unlocked.settled.store, laptop.database, listening())).toBe('whole');
  expect(asked).toEqual([]);
});

test('when a row is gone, then the store is given up for the next start, which makes it anew', async () => {
  const { unlocked } = await laptop.unlock();
  if (!unlocked) throw new Error('did not open');
  await laptop.database.rows.delete(idNumber(2));

  expect(await countRowsLater(unlocked.settled.store, laptop.database, listening())).toBe('given-up');
  expect(asked).toEqual(['store.remove-at-next-start']);
});
