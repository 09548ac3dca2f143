import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aClient } from '../../fixtures/a-client';
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

describe('when the journal is cut short beside an intact store', () => {
  test.each([
    ['at a frame', 0],
    ['inside a frame', 50],
  ])('then %s it is named, kept aside, and the surplus can be written back', async (_, inside) => {
    await laptop.restart();
    await truncate(await segment(), addressOf(12) + inside);

    const { outcome, surplus } = await laptop.unlock();
    const written = await surplus?.();
    const again = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'journal-older', surplus: 9 });
    expect(written).toEqual({ kind: 'written', records: 9 });
    expect(again.outcome).toMatchObject({ kind: 'open' });
    expect(await people(await laptop.open())).toBe(20);
  });

  test('then nothing is changed until the person agrees', async () => {
    await laptop.restart();
    const path = await segment();
    await truncate(path, addressOf(12) + 50);
    const before = await readFile(path);

    await laptop.unlock();
    const again = await laptop.unlock();

    expect(again.outcome.kind).toBe('journal-older');
    expect(await readFile(path)).toEqual(before);
  });

  test('then what the person agreed to is finished at the next unlock when the app dies over it', async () => {
    await laptop.restart();
    await truncate(await segment(), addressOf(12));
    laptop.through((port) => ({
      call: async (name, args, onProgress) => {
        const answer = await port.call(name, args, onProgress);
        return name === 'journal.append'
          ? { kind: 'failed', failure: { reason: 'io', detail: 'the app is gone' } }
          : answer;
      },
    }));

    const { surplus } = await laptop.unlock();
    const cutOff = await surplus?.();
    await laptop.restart();
    const after = await laptop.unlock();

    expect(cutOff?.kind).toBe('storage-failed');
    expect(after.outcome.kind).toBe('open');
    expect(await people(await laptop.open())).toBe(20);
  });

  test('then a journal that is gone altogether is given back too', async () => {
    await laptop.restart();
    await rm(await segment());

    const { outcome, surplus } = await laptop.unlock();
    const written = await surplus?.();

    expect(outcome).toMatchObject({ kind: 'journal-older', surplus: 21 });
    expect(written).toEqual({ kind: 'written', records: 21 });
    expect(await people(await laptop.open())).toBe(20);
  });
});

describe('when the last write never came to its end', () => {
  test('then the torn tail is dropped, and said', async () => {
    await laptop.restart();
    const path = await segment();
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole, whole.subarray(96, 96 + 70)]));

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'torn-tail-dropped', bytes: 70 }] });
    expect(await readFile(path)).toEqual(whole);
  });
});

describe('when journal and store are both gone', () => {
  test('then the vault says that its journal is lost, and never begins anew', async () => {
    await laptop.restart();
    await rm(await segment());
    await laptop.removeStore();

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'journal-damaged', afterSequence: 0 });
  });
});
