import { afterEach, describe, expect, test } from 'vitest';
import { actsDrawn } from '../../fixtures/random-acts';
import { aLaptop, type UsedLaptop, OWN_PASSWORD } from '../../fixtures/laptop';
import { importOf } from '../../fixtures/csv-rows';
import { KINDS, type RecordKind, type VaultRecord } from '../../../renderer/domain/record';
import { newTestId } from '../../fixtures/memory-record-store';
import { openRecords, type Records } from '../../../renderer/vault/records/records';
import type { RecordStore } from '../../../renderer/vault/record-store';

let laptop: UsedLaptop | undefined;
afterEach(async () => {
  await laptop?.close();
  laptop = undefined;
});

const KIND_NAMES = Object.keys(KINDS).filter((name): name is RecordKind => name in KINDS);

/** Everything that stands, read and opened from the store. */
async function standing(store: RecordStore): Promise<readonly VaultRecord[]> {
  const ids = KIND_NAMES.flatMap((kind) => Array.from(store.entries(kind), ({ id }) => id)).toSorted();
  const bodies = await store.read(ids);
  return ids.flatMap((id) => {
    const body = bodies.get(id);
    return body?.kind === 'read' ? [body.record] : [];
  });
}

async function manyAnswers(records: Records): Promise<unknown> {
  const list = await records.ask({ name: 'clients', args: { filter: '', view: 'all', from: 0, count: 500 } });
  const some = list.rows.filter((_, nth) => nth % 9 === 0);
  return {
    list,
    pages: await Promise.all(some.map(({ personId }) => records.ask({ name: 'client', args: { personId } }))),
    lines: await Promise.all(
      some.map(({ personId }) =>
        records.ask({ name: 'time-line', args: { personId, kinds: [], from: 0, count: 500 } }),
      ),
    ),
    retention: await records.ask({ name: 'retention', args: {} }),
    found: await records.ask({ name: 'search', args: { text: 'the mo', limit: 50 } }),
  };
}

describe('over the sealed store and the journal on a disk', () => {
  test('when the app ends and starts again, then every answer is the same, and drafts are offered back', async () => {
    laptop = await aLaptop();
    const first = await openRecords(laptop.first.records);
    expect(
      (
        await first.fillDemo(
          () => undefined,
          () => false,
        )
      ).kind,
    ).toBe('done');
    expect(
      (
        await first.importRows(
          importOf('practice-patients', 'clients'),
          () => undefined,
          () => false,
        )
      ).kind,
    ).toBe('imported');
    const draftId = newTestId();
    await first.act({
      name: 'keep-draft',
      args: { draftId, about: { kind: 'client', personId: null }, fields: { name: 'Half a na' } },
    });
    await first.whenSearchable();
    const before = await manyAnswers(first);
    first.close();
    await laptop.restart();

    const again = await openRecords((await laptop.open()).records);
    await again.whenSearchable();

    expect(await manyAnswers(again)).toEqual(before);
    expect((await again.ask({ name: 'draft', args: { draftId } }))?.fields).toEqual({ name: 'Half a na' });
    again.close();
  });

  test('when routine acts are undone, then everything stands exactly as before them', async () => {
    laptop = await aLaptop();
    const { store } = laptop.first.records;
    const records = await openRecords(laptop.first.records);
    let now = await standing(store);
    const act = actsDrawn(records, () => now, 3);
    let undone = 0;
    for (let nth = 0; nth < 160; nth += 1) {
      const outcome = await act();
      if (outcome.kind === 'saved' && nth % 2 === 1) {
        const taken = await records.act({ name: 'undo', args: { token: outcome.undo ?? '' } });

        expect(taken.kind).toBe('saved');
        expect(await standing(store)).toEqual(now);
        undone += 1;
      }
      now = await standing(store);
    }
    expect(undone).toBeGreaterThan(10);
    records.close();
  });

  test('when a client who is due is destroyed, then after the restart nothing of them is found', async () => {
    laptop = await aLaptop();
    const first = await openRecords(laptop.first.records);
    await first.fillDemo(
      () => undefined,
      () => false,
    );
    const { due } = await first.ask({ name: 'retention', args: {} });
    const personId = due[0]?.personId ?? '';
    const name = due[0]?.name ?? '';
    const line = await first.ask({
      name: 'time-line',
      args: { personId, kinds: ['notes'], from: 0, count: 1 },
    });
    expect(
      (await first.ask({ name: 'search', args: { text: name, limit: 9 } })).hits.map((hit) => hit.personId),
    ).toContain(personId);

    const outcome = await first.act({ name: 'destroy-records', args: { personId, password: OWN_PASSWORD } });

    expect(outcome.kind).toBe('destroyed');
    first.close();
    await laptop.restart();
    await laptop.removeStore();
    const again = await openRecords((await laptop.open()).records);
    await again.whenSearchable();
    expect(await again.ask({ name: 'client', args: { personId } })).toBeNull();
    expect(await again.ask({ name: 'note', args: { id: line.rows[0]?.id ?? '' } })).toBeNull();
    expect(
      (await again.ask({ name: 'search', args: { text: name, limit: 9 } })).hits.map((hit) => hit.personId),
    ).not.toContain(personId);
    expect(await again.ask({ name: 'certificates', args: {} })).toHaveLength(1);
    expect((await again.ask({ name: 'retention', args: {} })).due).toHaveLength(due.length - 1);
    again.close();
  });
});
