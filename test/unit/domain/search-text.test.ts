import { describe, expect, test } from 'vitest';
import { nameMatches } from '../../../renderer/domain/name-filter';
import { marksOf } from '../../../renderer/domain/search-marks';
import { matchesPlainScan, wordsOf } from '../../../renderer/domain/search-text';
import { aClient } from '../../fixtures/a-client';

test.each([
  ["Don’t cross O'Brien’s street", ['dont', 'cross', 'obriens', 'street']],
  ['Straße, ŁÓDŹ — Zoë’s co-operative', ['strasse', 'lodz', 'zoes', 'co', 'operative']],
  ["‘quoted’ and 'quoted'", ['quoted', 'and', 'quoted']],
  ['soft\u00adhyphen zero\u200bwidth hard\u00a0space', ['softhyphen', 'zerowidth', 'hard', 'space']],
  ['😀 <b>3rd</b> ½', ['b', '3rd', 'b', '1', '2']],
])('when “%s” is taken apart, then the words are %o', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('when each word of a query begins a word of the text, then it is found, in whatever order; else not', () => {
  const text = 'She felt anxious about the naïve café in Łódź.';

  expect(matchesPlainScan(text, 'cafe ANX')).toBe(true);
  expect(matchesPlainScan(text, 'lodz naive')).toBe(true);
  expect(matchesPlainScan('ΟΔΟΣ', 'οδός')).toBe(true);
  expect(matchesPlainScan(text, 'cafe sad')).toBe(false);
  expect(matchesPlainScan(text, 'xious')).toBe(false);
});

describe('when hits are marked', () => {
  const marked = (text: string, query: string) =>
    marksOf(text, query).map(([start, end]) => text.slice(start, end));

  test.each([
    ['The Straße is long', 'stras', ['Straß']],
    ['e\u0301te\u0301 and été', 'ete', ['e\u0301te\u0301', 'été']],
    ['He said don’t, dont', 'don', ['don', 'don']],
    ['He said don’t', "don't", ['don’t']],
    ['ﬁnd the find', 'f', ['ﬁ', 'f']],
    ['annual anna ann', 'ann anna', ['ann', 'anna', 'ann']],
  ])('then in “%s” the query “%s” marks %o', (text, query, pieces) => {
    expect(marked(text, query)).toEqual(pieces);
  });
});

describe('when the client list is filtered', () => {
  const client = aClient({
    name: 'Siân O’Brien728',
    preferredName: 'Shan',
    phone: '07700 900 123',
    email: 'sian@example.org',
    postcode: 'SW1A 1AA',
    importedAs: 'ref-42',
  });

  test.each([
    'sian',
    'obr',
    'shan obrien728',
    '900123',
    '07700 900',
    'sw1a1',
    'sw1a 1aa',
    'example',
    'ref 42',
    'SIÂN',
  ])('then “%s” leaves her', (filter) => {
    expect(nameMatches(filter, client)).toBe(true);
  });

  test.each(['sean', 'sian winter', '0800', '77', 'w1a'])('then “%s” does not', (filter) => {
    expect(nameMatches(filter, client)).toBe(false);
  });
});
