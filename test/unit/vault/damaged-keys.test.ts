import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { withChecksum } from '../../../renderer/vault/keys/checked-text';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aClient } from '../../fixtures/a-client';
import { flipBit } from '../../fixtures/backed-up-vault';
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

describe('when a bit of one copy is turned over', () => {
  test.each(['header.a', 'header.b', 'keyring.a', 'keyring.b'])(
    'then %s is mended from the other and it is said',
    async (name) => {
      await laptop.restart();
      await flipBit(vaultFile(name), 200);

      const { outcome } = await laptop.unlock();
      const again = await laptop.unlock();

      expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: name.slice(0, -2) }] });
      expect(again.outcome).toEqual({ kind: 'open', notices: [] });
    },
  );
});

describe('when both copies are damaged', () => {
  test.each(['header', 'keyring'] as const)(
    'then it is the %s that is named, and nothing was changed',
    async (what) => {
      await laptop.restart();
      for (const copy of ['a', 'b']) await flipBit(vaultFile(`${what}.${copy}`), 300);
      const before = await readFile(await segment());

      const { outcome } = await laptop.unlock();

      expect(outcome.kind).toBe(`${what}-damaged`);
      expect(await readFile(await segment())).toEqual(before);
    },
  );
});

describe('when an older file is put back', () => {
  test('then an older keyring is named and not written over', async () => {
    const old = await readFile(vaultFile('keyring.a'));
    await laptop.first.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(99) }), from: 0 },
    ]);
    await laptop.restart();
    for (const copy of ['a', 'b']) await writeFile(vaultFile(`keyring.${copy}`), old);

    const { outcome } = await laptop.unlock();

    expect(outcome).toMatchObject({ kind: 'keyring-older' });
    expect(await readFile(vaultFile('keyring.a'))).toEqual(old);
  });

  test('then a single older part in a newer keyring is named, and as one of two copies it is replaced', async () => {
    const old = await partsOf(vaultFile('keyring.a'));
    await laptop.first.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(99) }), from: 0 },
    ]);
    await laptop.restart();
    const now = await partsOf(vaultFile('keyring.a'));
    const mixed = withChecksum(JSON.stringify({ ...now, parts: [now.parts[0], old.parts[1]] }));

    await writeFile(vaultFile('keyring.a'), mixed);
    const one = await laptop.unlock();
    for (const copy of ['a', 'b']) await writeFile(vaultFile(`keyring.${copy}`), mixed);
    const both = await laptop.unlock();

    expect(one.outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: 'keyring' }] });
    expect(both.outcome).toEqual({ kind: 'keyring-older', found: old.generation, needed: now.generation });
  });

  test('then a copy that names a high number keeps no new keyring from being written', async () => {
    await laptop.restart();
    const now = await partsOf(vaultFile('keyring.a'));
    const forged = withChecksum(JSON.stringify({ ...now, generation: 4711 }));
    await writeFile(vaultFile('keyring.a'), forged);

    const { outcome } = await laptop.unlock();
    const vault = await laptop.open();
    const saved = await vault.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(99) }), from: 0 },
    ]);

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: 'keyring' }] });
    expect(saved.kind).toBe('committed');
  });

  test('then one older copy is mended from the newer one', async () => {
    const old = await readFile(vaultFile('keyring.a'));
    await laptop.first.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(99) }), from: 0 },
    ]);
    await laptop.restart();
    await writeFile(vaultFile('keyring.a'), old);

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'copy-mended', what: 'keyring' }] });
    expect(await people(await laptop.open())).toBe(21);
  });
});

/** What a keyring says in plain. */
async function partsOf(path: string) {
  const text = (await readFile(path, 'utf8')).split('\n')[0] ?? '';
  const plain = z.looseObject({ generation: z.number(), parts: z.array(z.unknown()) });
  return plain.parse(JSON.parse(text));
}
