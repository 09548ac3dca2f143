import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { argon } from '../../../renderer/vault/crypto/argon';
import { openVault } from '../../../renderer/vault/opening/open-vault';
import { compact } from '../../../renderer/vault/store/compact';
import type { VaultStore } from '../../../renderer/vault/store/vault-store';
import { aClient } from '../../fixtures/a-client';
import { aSessionNote } from '../../fixtures/backed-up-vault';
import { day } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';
import { aLaptop, type UsedLaptop } from '../../fixtures/laptop';

const YEARS = 12;

let laptop: UsedLaptop;
beforeEach(async () => {
  laptop = await aLaptop();
  const { store } = laptop.first.context;
  await store.commit([{ kind: 'put', record: aClient(), from: 0 }]);
  for (let year = 0; year < YEARS; year += 1) {
    const sessionOn = day(`${2026 - year}-11-02`);
    const notes = [1, 2, 3].map((number) => ({ ...aSessionNote(year * 10 + number), sessionOn }));
    await store.commit(notes.map((record) => ({ kind: 'put', record, from: 0 })));
  }
  await laptop.restart();
});
afterEach(() => laptop.close());

/** Unlocks without waiting for the rest of the catalogue. */
async function settle() {
  const { unlocked, outcome } = await laptop.unlock();
  if (!unlocked) throw new Error(outcome.kind);
  return { ...unlocked.settled, unlocked, outcome };
}

async function fold(): Promise<void> {
  const { store, loading } = await settle();
  await compact(store, loading.catalogue, loading.dirty);
  await laptop.restart();
}

const notesIn = async () => {
  const vault = await laptop.open();
  const ids = [...vault.context.store.entries('session-note')].map((entry) => entry.id);
  const read = await vault.context.store.read(ids);
  return [...read.values()].filter((one) => one.kind === 'read').length;
};

describe('the catalogue in segments', () => {
  test('when deltas were folded in, then the recent part is enough to begin, and the rest follows', async () => {
    await fold();

    const { loading, store, unlocked, outcome } = await settle();
    const hot = [...loading.catalogue.entries('session-note')].length;
    const vault = openVault(laptop.parts.port, argon, laptop.parts.now, unlocked, () => undefined);
    const before = vault.context.store.loaded;
    await vault.context.store.whenAll();

    expect(outcome).toEqual({ kind: 'open', notices: [] });
    expect(store.deltas).toBe(0);
    expect(hot).toBe(3);
    expect(before).toBe('hot');
    expect(vault.context.store.loaded).toBe('all');
    expect([...vault.context.store.entries('session-note')]).toHaveLength(3 * YEARS);
  });

  test('when an old note is changed or withdrawn before it was loaded, then the newer state wins', async () => {
    await fold();
    const { unlocked } = await settle();
    const vault = openVault(laptop.parts.port, argon, laptop.parts.now, unlocked, () => undefined);
    const changed = { ...aSessionNote(101), sessionOn: day('2016-11-02'), riskOpen: true };

    const put = await vault.context.store.commit([{ kind: 'put', record: changed, from: 1 }]);
    const gone = await vault.context.store.commit([{ kind: 'withdraw', id: aSessionNote(102).id, from: 1 }]);
    await laptop.restart();
    const again = await laptop.open();

    expect([put.kind, gone.kind]).toEqual(['committed', 'committed']);
    expect(again.context.store.entry(changed.id)?.summary).toMatchObject({ riskOpen: true });
    expect(again.context.store.entry(aSessionNote(102).id)).toBeUndefined();
    expect([...again.context.store.entries('session-note')]).toHaveLength(3 * YEARS - 1);
  });

  test('when the app dies between two steps of folding, then nothing is missing and nothing is said', async () => {
    for (const stop of [1, 2, 3]) {
      const { store, loading } = await settle();
      await compact(dyingAfter(store, stop), loading.catalogue, loading.dirty);
      await laptop.restart();

      expect((await laptop.unlock()).outcome).toEqual({ kind: 'open', notices: [] });
      expect(await notesIn()).toBe(3 * YEARS);
      await laptop.restart();
    }
  });

  test('when an old segment is damaged, then what it said is read from the journal', async () => {
    await fold();
    const { store } = await settle();
    const old = store.segments().find((one) => one.shelf === '2/2018Q4');
    const row = await laptop.database.catalogue.get(old?.id ?? '');
    const bytes = row?.bytes.slice() ?? new Uint8Array();
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    await laptop.database.catalogue.put({ id: old?.id ?? '', bytes });
    await laptop.restart();

    expect(await notesIn()).toBe(3 * YEARS);
    await laptop.restart();
    expect((await laptop.unlock()).outcome).toEqual({ kind: 'open', notices: [] });
  });

  test('when a segment of the recent part is missing, then the store is made anew and it is said', async () => {
    await fold();
    const { store } = await settle();
    const hot = store.segments().find((one) => one.shelf === '1/people');
    await laptop.database.catalogue.delete(hot?.id ?? '');
    await laptop.restart();

    expect((await laptop.unlock()).outcome).toMatchObject({
      kind: 'open',
      notices: [{ kind: 'rebuilt', why: 'damaged' }],
    });
    expect(await notesIn()).toBe(3 * YEARS);
  });

  test('when a rebuild is cut off before its last step, then the next one does all of it', async () => {
    await laptop.removeStore();
    const { database } = laptop;
    const put = database.meta.bulkPut.bind(database.meta);
    Object.assign(database.meta, { bulkPut: () => Promise.reject(new Error('power went')) });
    const cut = await laptop.unlock();
    Object.assign(database.meta, { bulkPut: put });
    await laptop.restart();

    const { outcome } = await laptop.unlock();

    expect(cut.outcome.kind).toBe('storage-failed');
    expect(outcome).toMatchObject({ kind: 'open', notices: [{ kind: 'rebuilt', records: 2 + 3 * YEARS }] });
    expect(await notesIn()).toBe(3 * YEARS);
  });
});

describe('earlier revisions', () => {
  test('when a record was changed, withdrawn and made again, then each state it had can be read', async () => {
    const vault = await laptop.open();
    const { store } = vault.context;
    await store.commit([{ kind: 'put', record: aClient({ name: 'Second' }), from: 1 }]);
    await store.commit([{ kind: 'withdraw', id: idNumber(1), from: 2 }]);
    await store.commit([{ kind: 'put', record: aClient({ name: 'Fourth' }), from: 0 }]);

    const states = await Promise.all(
      [1, 2, 3, 4, 5].map((revision) => store.readRevision(idNumber(1), revision)),
    );

    expect(
      states.map((one) => (one.kind === 'read' && one.record.kind === 'person' ? one.record.name : one.kind)),
    ).toEqual(['Ada Winter', 'Second', 'not-found', 'Fourth', 'not-found']);
  });

  test('when a change was made from an older revision, then nothing is written', async () => {
    const vault = await laptop.open();
    await vault.context.store.commit([{ kind: 'put', record: aClient({ name: 'Second' }), from: 1 }]);

    const outcome = await vault.context.store.commit([
      { kind: 'put', record: aClient({ id: idNumber(70) }), from: 0 },
      { kind: 'put', record: aClient({ name: 'Late' }), from: 1 },
    ]);

    expect(outcome).toEqual({ kind: 'conflict', id: idNumber(1) });
    expect(vault.context.store.entry(idNumber(70))).toBeUndefined();
  });
});

/** The store of an app that dies after so many steps. */
function dyingAfter(store: VaultStore, steps: number): VaultStore {
  let taken = 0;
  const step =
    <Arguments extends unknown[]>(act: (...given: Arguments) => Promise<void>) =>
    async (...given: Arguments) => {
      taken += 1;
      if (taken > steps) throw new Error('the app died');
      await act(...given);
    };
  const replaceShelves: VaultStore['replaceShelves'] = async (shelves) => {
    for (const [shelf, segments] of shelves) await step(store.replaceShelves)(new Map([[shelf, segments]]));
  };
  return {
    ...store,
    seal: store.seal,
    position: store.position,
    replaceShelves,
    dropDeltas: step(store.dropDeltas),
  };
}
