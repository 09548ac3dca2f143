import { expect, test } from 'vitest';
import { aFinishedNote, oneClient } from '../../fixtures/one-client';
import { contextOf } from '../../../renderer/vault/records/search/context-of';
import { drawQueries, writtenTexts } from '../../fixtures/search-texts';
import { marksOf } from '../../../renderer/domain/search-marks';
import { queryWordsOf } from '../../../renderer/domain/search-text';
import { testRecords } from '../../fixtures/test-records';

test('when a note was saved a moment ago, then it is found with its context, under its client', async () => {
  const client = await oneClient();
  const id = await aFinishedNote(
    client,
    `${'Before. '.repeat(60)}She talked about Zoë’s wedding in the spring. ${'After. '.repeat(60)}`,
  );

  const view = await client.records.ask({ name: 'search', args: { text: 'zoe wed', limit: 10 } });

  expect(view).toMatchObject({
    total: 1,
    complete: true,
    hits: [{ recordId: id, kind: 'note', personId: client.personId, name: 'Ada Winter', when: '2026-11-16' }],
  });
  const [hit] = view.hits;
  expect(hit?.marks.map(([start, end]) => hit.context.slice(start, end))).toEqual(['Zoë', 'wed']);
  expect(hit?.context.length).toBeLessThan(400);
  client.records.close();
});

test('when a name is typed, then the person comes before the notes, and whole words before beginnings', async () => {
  const client = await oneClient({ name: 'Winifred Stone' });
  await aFinishedNote(client, 'A stoneware pot.', { sessionOn: '2026-11-20' });
  const whole = await aFinishedNote(client, 'A stone in the shoe.', { sessionOn: '2026-11-02' });

  const view = await client.records.ask({ name: 'search', args: { text: 'stone', limit: 10 } });

  expect(view.hits.map(({ kind }) => kind)).toEqual(['person', 'note', 'note']);
  expect(view.hits[1]?.recordId).toBe(whole);
  client.records.close();
});

test('when a record is changed or withdrawn, then only what stands is found', async () => {
  const client = await oneClient({ name: 'Winifred Stone' });
  const total = async (text: string) =>
    (await client.records.ask({ name: 'search', args: { text, limit: 10 } })).total;
  const measured = await client.records.act({
    name: 'record-measure',
    args: { personId: client.personId, measure: 'CORE-10', total: 5, takenOn: '2026-11-02' },
  });

  expect(await total('core 10')).toBe(1);
  await client.records.act({
    name: 'undo',
    args: { token: (measured.kind === 'saved' && measured.undo) || '' },
  });
  expect(await total('core 10')).toBe(0);
  expect(await total('')).toBe(0);
  expect(await total('... !')).toBe(0);
  client.records.close();
});

test('when a window is cut out of a written text, then it shows a hit and marks nothing that is none', () => {
  const texts = writtenTexts().slice(0, 800);
  let shown = 0;
  for (const [nth, query] of drawQueries(texts, 800, 3).entries()) {
    const text = texts[nth] ?? '';
    if (marksOf(text, query).length > 0) {
      const { context, marks } = contextOf(text, query, queryWordsOf(query));
      shown += 1;

      expect(marks.length).toBeGreaterThan(0);
      const inWhole = new Set(marksOf(text, query).map(([start, end]) => text.slice(start, end)));
      expect(marks.every(([start, end]) => inWhole.has(context.slice(start, end)))).toBe(true);
    }
  }
  expect(shown).toBeGreaterThan(300);
});

test('when nothing was built yet, then search answers at once and says that it is not complete', async () => {
  const { records, store } = await testRecords();
  await records.fillDemo(
    () => undefined,
    () => false,
  );
  records.close();
  const again = await testRecords({ store });

  const early = await again.records.ask({ name: 'search', args: { text: 'the', limit: 5 } });
  await again.records.whenSearchable();

  expect(early.complete).toBe(false);
  expect(await again.records.ask({ name: 'search', args: { text: 'the', limit: 5 } })).toMatchObject({
    complete: true,
  });
  again.records.close();
});
