import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';
import { aClient } from '../../fixtures/a-client';
import { aLaptop, type UsedLaptop, OWN_PASSWORD } from '../../fixtures/laptop';

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
});
afterEach(() => laptop.close());

const namesIn = async (vault: OpenVault) => {
  const ids = [...vault.context.store.entries('person')].map((entry) => entry.id);
  const read = await vault.context.store.read(ids);
  return [...read.values()]
    .flatMap((one) => (one.kind === 'read' && one.record.kind === 'person' ? [one.record.name] : []))
    .toSorted();
};
const put = (vault: OpenVault, record: ReturnType<typeof aClient>, from = 0) =>
  vault.context.store.commit([{ kind: 'put', record, from }]);

describe('when a vault was made', () => {
  test('then it opens with its password after a restart, and holds the practice', async () => {
    await laptop.restart();

    const vault = await laptop.open();

    expect([...vault.context.store.entries('practice')].map((entry) => entry.summary.name)).toEqual([
      'Fen Lane',
    ]);
  });

  test('then it opens with the recovery key, however it is typed', async () => {
    await laptop.restart();

    const { outcome } = await laptop.unlock({
      kind: 'recovery',
      recoveryKey: laptop.recoveryKey.toLowerCase().replaceAll(' ', '-'),
    });

    expect(outcome.kind).toBe('open');
  });

  test('then another password, a mistyped key and a right one are three answers', async () => {
    const wrong = await laptop.unlock({ kind: 'password', password: 'a kettle on the window sil' });
    const mistyped = await laptop.unlock({
      kind: 'recovery',
      recoveryKey: `${laptop.recoveryKey.slice(0, -1)}${laptop.recoveryKey.endsWith('0') ? '1' : '0'}`,
    });
    const right = await laptop.unlock({ kind: 'password', password: OWN_PASSWORD });

    expect([wrong.outcome.kind, mistyped.outcome.kind, right.outcome.kind]).toEqual([
      'wrong-secret',
      'recovery-key-mistyped',
      'open',
    ]);
  });
});

describe('when something was saved', () => {
  test('then it is there after a restart, without any rebuilding', async () => {
    await put(laptop.first, aClient({ name: 'Ada Winter' }));
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [] });
    expect(await namesIn(await laptop.open())).toEqual(['Ada Winter']);
  });

  test('then it is there after the store was removed, and the rebuild is said', async () => {
    await put(laptop.first, aClient({ name: 'Ada Winter' }));
    await laptop.restart();
    await laptop.removeStore();

    const { outcome } = await laptop.unlock();

    expect(outcome).toEqual({ kind: 'open', notices: [{ kind: 'rebuilt', records: 2, why: 'missing' }] });
    expect(await namesIn(await laptop.open())).toEqual(['Ada Winter']);
  });
});
