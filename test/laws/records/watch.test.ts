import { expect, test, vi } from 'vitest';
import { actsDrawn } from '../../fixtures/random-acts';
import type { Question, QuestionName, View } from '../../../renderer/vault/questions';
import { testRecords } from '../../fixtures/test-records';

type AnyQuestion = { readonly [Name in QuestionName]: Question<Name> }[QuestionName];

const WIDE: readonly AnyQuestion[] = [
  { name: 'today', args: {} },
  { name: 'status', args: {} },
  { name: 'clients', args: { filter: 're', view: 'all', from: 0, count: 20 } },
  { name: 'appointments', args: { from: '2026-11-16', to: '2026-11-23' } },
  { name: 'search', args: { text: 'client renamed', limit: 20 } },
  { name: 'retention', args: {} },
  { name: 'practice', args: {} },
  { name: 'drives', args: {} },
  { name: 'people', args: { filter: '', count: 50 } },
  { name: 'drafts', args: {} },
];

test('when anything changes, then every watched answer ends as the one that is asked for', async () => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const { records, store } = await testRecords();
    await records.fillDemo(
      () => undefined,
      () => false,
    );
    await records.whenSearchable();
    const clients = await records.ask({
      name: 'clients',
      args: { filter: '', view: 'active', from: 0, count: 3 },
    });
    const narrow = clients.rows.flatMap(({ personId }): AnyQuestion[] => [
      { name: 'client', args: { personId } },
      { name: 'time-line', args: { personId, kinds: [], from: 0, count: 30 } },
      { name: 'consents-on', args: { personId, day: '2026-11-23' } },
    ]);
    const watched = await Promise.all(
      [...WIDE, ...narrow].map(async (question) => {
        const seen: View<QuestionName>[] = [];
        await records.watch(question, (view) => seen.push(view));
        return { question, seen };
      }),
    );
    const act = actsDrawn(records, () => store.all(), seed);
    for (let nth = 0; nth < 60; nth += 1) {
      await act();
      await new Promise((resolve) => setTimeout(resolve, nth % 5));
    }
    await records.act({
      name: 'keep-draft',
      args: { draftId: store.newId(), about: { kind: 'client', personId: null }, fields: { name: 'N' } },
    });

    for (const { question, seen } of watched) {
      await vi.waitFor(
        async () =>
          expect(seen.at(-1), `the last answer to ${question.name}`).toEqual(await records.ask(question)),
        { timeout: 20_000 },
      );
      for (let nth = 1; nth < seen.length; nth += 1) {
        expect(seen[nth], `answer ${nth} to ${question.name} is another one`).not.toEqual(seen[nth - 1]);
      }
    }
    expect(watched.filter(({ seen }) => seen.length > 1).length).toBeGreaterThan(5);
    records.close();
  }
});
