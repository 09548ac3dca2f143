import { afterEach, describe, expect, test, vi } from 'vitest';
import { aPersonInput } from '../../fixtures/person-input';
import { aSession, oneClient } from '../../fixtures/one-client';
import { testRecords } from '../../fixtures/test-records';

afterEach(() => vi.useRealTimers());

describe('watching', () => {
  test('when much changes at once, then few answers are given and the last one is the newest', async () => {
    const client = await oneClient();
    const totals: number[] = [];
    await client.records.watch(
      { name: 'time-line', args: { personId: client.personId, kinds: [], from: 0, count: 1 } },
      ({ total }) => totals.push(total),
    );

    for (let nth = 0; nth < 100; nth += 1) {
      await client.records.act({
        name: 'record-measure',
        args: { personId: client.personId, measure: 'PHQ-9', total: nth % 27, takenOn: '2026-11-02' },
      });
    }

    await vi.waitFor(() => expect(totals.at(-1)).toBe(100), { timeout: 10_000 });
    expect(totals.length).toBeLessThan(60);
    client.records.close();
  });

  test('when something of somebody else changes, or nothing that is shown, then nobody is told', async () => {
    const client = await oneClient();
    const { records } = client;
    const other = await records.act({
      name: 'create-client',
      args: {
        person: aPersonInput({ name: 'Bo Lee' }),
        service: '',
        startedOn: '2026-11-01',
        fundedBy: 'self',
      },
    });
    const told = vi.fn<(view: unknown) => void>();
    await records.watch({ name: 'client', args: { personId: client.personId } }, told);

    await records.act({
      name: 'record-measure',
      args: {
        personId: other.kind === 'saved' ? other.id : '',
        measure: 'PHQ-9',
        total: 3,
        takenOn: '2026-11-02',
      },
    });
    await records.act({
      name: 'describe-drive',
      args: { placeId: 'p', label: 'Blue drive', keptWhere: 'Safe' },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(told).toHaveBeenCalledTimes(1);
    records.close();
  });

  test('when a watch has ended, then it is not told any more', async () => {
    const client = await oneClient();
    const told = vi.fn<(view: unknown) => void>();
    const end = await client.records.watch(
      { name: 'appointments', args: { from: '2026-11-23', to: '2026-11-30' } },
      told,
    );

    end();
    await aSession(client, '2026-11-24T10:00');
    await new Promise((resolve) => setTimeout(resolve, 80));

    expect(told).toHaveBeenCalledTimes(1);
    client.records.close();
  });

  test('when midnight passes, then Today is another day without anybody doing anything', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] });
    const { records, setNow } = await testRecords();
    const days: string[] = [];
    await records.watch({ name: 'today', args: {} }, ({ day }) => days.push(day));

    setNow('2026-11-24T00:00:30.000Z');
    await vi.advanceTimersByTimeAsync(20_000);

    expect(days).toEqual(['2026-11-23', '2026-11-24']);
    records.close();
  });

  test('when a question cannot be answered at all, then watching it is refused', async () => {
    const { records } = await testRecords();

    await expect(
      records.watch({ name: 'client', args: { personId: 'nobody' } }, () => undefined),
    ).rejects.toThrow(/invalid/i);
    records.close();
  });
});
