import { describe, expect, test } from 'vitest';
import { matchesPlainScan, queryWordsOf, wordsOf } from '../../../renderer/domain/search-text';
import { Cabinet } from '../../../renderer/vault/records/view/cabinet';
import { DocumentSource } from '../../../renderer/vault/records/search/document-source';
import { documentOf, textOf } from '../../../renderer/vault/records/search/documents';
import { PracticeClock } from '../../../renderer/vault/records/clock';
import { SearchIndex } from '../../../renderer/vault/records/search/search-index';
import { aClient } from '../../fixtures/a-client';
import { drawQueries, noteOf, numbersFrom, writtenTexts } from '../../fixtures/search-texts';
import { hold, MemoryIndexShelf } from '../../fixtures/test-records';
import { MemoryRecordStore, newTestId } from '../../fixtures/memory-record-store';
import { moment } from '../../fixtures/days';

const texts = writtenTexts();
const QUERIES = drawQueries(texts, 200, 7);

interface Searched {
  readonly store: MemoryRecordStore;
  readonly search: SearchIndex;
}

function openSearch(store: MemoryRecordStore, shelf = new MemoryIndexShelf()): Searched {
  const cabinet = new Cabinet(store);
  cabinet.open();
  const clock = new PracticeClock(() => moment('2026-11-23T09:53:00.000Z'), cabinet);
  return { store, search: new SearchIndex(store, new DocumentSource(store, cabinet, clock), shelf) };
}

type Scan = (query: string) => string[];

/** The definition of a hit, applied to every document one after the other. */
function plainScan(store: MemoryRecordStore): Scan {
  const found = new Map<string, string>();
  for (const record of store.all()) {
    const document = documentOf(record);
    if (document) {
      found.set(document.id, `${found.get(document.id) ?? ''}\n${textOf(record)}`);
    }
  }
  const documents = [...found].map(([id, text]) => ({ id, text, words: wordsOf(text) }));
  let scans = 0;
  return (query) => {
    const wanted = queryWordsOf(query);
    scans += 1;
    // The definition itself takes a fifth of a second each time; after some queries its words are kept.
    const isHit = ({ text, words }: (typeof documents)[number]) =>
      scans <= 10
        ? matchesPlainScan(text, query)
        : wanted.length > 0 && wanted.every((start) => words.some((word) => word.startsWith(start)));
    return documents
      .filter(isHit)
      .map(({ id }) => id)
      .sort();
  };
}

function hitsOf(search: SearchIndex, query: string): string[] {
  const wanted = queryWordsOf(query);
  return wanted.length === 0
    ? []
    : search
        .find(wanted, 100_000, () => false)
        .best.map(({ id }) => id)
        .sort();
}

function expectSameHits({ store, search }: Searched, queries: readonly string[]): number {
  const scan = plainScan(store);
  let hits = 0;
  for (const query of queries) {
    if (queryWordsOf(query).length === 0) {
      continue;
    }
    const found = hitsOf(search, query);
    expect(found, `hits of “${query}”`).toEqual(scan(query));
    hits += found.length;
    const wanted = queryWordsOf(query);
    const shown = search.find(wanted, 20, () => false);
    expect(shown.best, `best of “${query}”`).toEqual(
      search.find(wanted, 100_000, () => false).best.slice(0, 20),
    );
    expect(shown.total).toBe(found.length);
  }
  return hits;
}

describe('search finds what a plain scan finds', () => {
  test('when 200 queries are drawn from written texts, then the hits are the same ones', async () => {
    const store = new MemoryRecordStore();
    await hold(
      store,
      texts.map((text) => noteOf(text)),
    );
    const searched = openSearch(store);

    await searched.search.whenComplete();

    expect(searched.search.size.segments).toBeGreaterThan(0);
    expect(expectSameHits(searched, QUERIES)).toBeGreaterThan(1000);
  });

  test('when notes come, change and go while the index is being built and merged, then the hits are the same ones', async () => {
    const below = numbersFrom(11);
    const store = new MemoryRecordStore();
    const shelf = new MemoryIndexShelf();
    const searched = openSearch(store, shelf);
    for (let group = 0; group < 9; group += 1) {
      await hold(
        store,
        texts.slice(group * 300, group * 300 + 300).map((text) => noteOf(text)),
      );
      await hold(
        store,
        Array.from({ length: 300 }, (_, nth) => aClient({ id: newTestId(), name: `Client ${group} ${nth}` })),
      );
      for (const record of store.all().filter(() => below(40) === 0)) {
        const from = store.entry(record.id)?.revision ?? 0;
        await store.commit(
          record.kind === 'session-note' && below(2) === 0
            ? [
                {
                  kind: 'put',
                  record: { ...record, fields: { ...record.fields, plan: texts[below(texts.length)] ?? '' } },
                  from,
                },
              ]
            : [{ kind: 'withdraw', id: record.id, from }],
        );
      }
      await searched.search.whenComplete();
    }

    expect(searched.search.size.segments).toBeLessThan(9);
    expectSameHits(searched, QUERIES.slice(0, 80));
    const again = openSearch(store, shelf);
    await again.search.whenComplete();
    expectSameHits(again, QUERIES.slice(80, 120));
  });

  test('when the shelf lost a piece or holds an older state, then the hits are the same ones after the next unlock', async () => {
    const store = new MemoryRecordStore();
    const shelf = new MemoryIndexShelf();
    await hold(
      store,
      texts.slice(0, 2500).map((text) => noteOf(text)),
    );
    await openSearch(store, shelf).search.whenComplete();
    const old = new MemoryIndexShelf();
    shelf.pieces.forEach((bytes, id) => old.pieces.set(id, bytes));
    const [lost = ''] = shelf.pieces.keys();
    shelf.pieces.delete(lost);
    const [first] = store.all();
    await store.commit(first ? [{ kind: 'withdraw', id: first.id, from: 1 }] : []);
    await hold(
      store,
      texts.slice(2500, 2600).map((text) => noteOf(text)),
    );

    for (const damaged of [shelf, old]) {
      const searched = openSearch(store, damaged);
      await searched.search.whenComplete();

      expectSameHits(searched, QUERIES.slice(120, 150));
    }
  });
});
