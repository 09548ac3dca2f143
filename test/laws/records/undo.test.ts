import { expect, test } from 'vitest';
import { actsDrawn } from '../../fixtures/random-acts';
import type { MemoryRecordStore } from '../../fixtures/memory-record-store';
import { testRecords } from '../../fixtures/test-records';

/** Everything that stands, in one order. */
function standing(store: MemoryRecordStore): unknown {
  return [...store.all()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

test('when any routine act is undone, then everything stands exactly as before it', async () => {
  const undone = new Map<string, number>();
  for (let seed = 1; seed <= 12; seed += 1) {
    const { records, store } = await testRecords();
    const act = actsDrawn(records, () => store.all(), seed);
    for (let nth = 0; nth < 60; nth += 1) {
      const before = standing(store);
      const outcome = await act();
      if (outcome.kind !== 'saved') {
        expect(standing(store)).toEqual(before);
        continue;
      }
      expect(outcome.undo).not.toBeNull();
      if (nth % 2 === 0) {
        const after = standing(store);
        const taken = await records.act({ name: 'undo', args: { token: outcome.undo ?? '' } });

        expect(taken.kind).toBe('saved');
        expect(standing(store)).toEqual(before);
        undone.set(seed.toString(), (undone.get(seed.toString()) ?? 0) + (after === before ? 0 : 1));
        expect(await records.act({ name: 'undo', args: { token: outcome.undo ?? '' } })).toEqual({
          kind: 'not-found',
        });
      }
    }
    records.close();
  }
  expect([...undone.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
});

test('when the acts of a while are undone from the last to the first, then the beginning stands again', async () => {
  for (let seed = 20; seed <= 26; seed += 1) {
    const { records, store } = await testRecords();
    const beginning = standing(store);
    const act = actsDrawn(records, () => store.all(), seed);
    const tokens: string[] = [];
    for (let nth = 0; nth < 80; nth += 1) {
      const outcome = await act();
      if (outcome.kind === 'saved' && outcome.undo !== null) {
        tokens.push(outcome.undo);
      }
    }
    expect(tokens.length).toBeGreaterThan(10);

    for (const token of tokens.reverse()) {
      expect((await records.act({ name: 'undo', args: { token } })).kind).toBe('saved');
    }

    expect(standing(store)).toEqual(beginning);
    records.close();
  }
});
