import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { openVault } from '../../../renderer/vault/opening/open-vault';
import { compact } from '../../../renderer/vault/store/compact';
import type { StoreStep, VaultStore } from '../../../renderer/vault/store/vault-store';
import { aClient } from '../../fixtures/a-client';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

describe('folding deltas into segments', () => {
  test('when it begins the moment the store holds a save, then the save is still listed after a restart', async () => {
    await laptop.restart();
    const { unlocked } = await laptop.unlock();
    if (!unlocked) throw new Error('it did not open');
    const { store, loading } = unlocked.settled;
    const folding: VaultStore = Object.create(store, {
      write: {
        async value(step: StoreStep) {
          const said = await store.write(step);
          await compact(store, loading.catalogue, loading.dirty);
          return said;
        },
      },
    });
    const settled = { ...unlocked.settled, store: folding };
    const { port, now } = laptop.parts;
    const vault = openVault(port, argon, now, { ...unlocked, settled }, () => undefined);
    await vault.whole;

    await vault.context.store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
    await laptop.restart();
    const again = await laptop.open();

    expect(again.context.store.entry(aClient().id)).toBeDefined();
  });
});
