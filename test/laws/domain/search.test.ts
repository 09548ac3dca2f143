import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameMatches } from '../../../renderer/domain/name-filter';
import { marksOf } from '../../../renderer/domain/search-marks';
import { matchesPlainScan, normaliseText, queryWordsOf, wordsOf } from '../../../renderer/domain/search-text';
import { aClient } from '../../fixtures/a-client';

/** Letters, marks, ligatures, other scripts, emoji, hard spaces: what a real note may hold and more. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Zoë',
        'naïve',
        'straße',
        'O’Brien',
        "don't",
        'ﬁne',
        'e\u0301te\u0301',
        'Łódź',
        'İstanbul',
        'ΟΔΟΣ',
        '12½',
        '\u00a0',
        '—',
        'co-operate',
        '😀',
        "rock'n'roll",
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join(' ')),
);

/** Whether a place in a text lies between the two halves of one character. */
function cutsCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at));
}

describe('folding', () => {
  test('when a folded text is folded again, then nothing changes, and its words are the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = normaliseText(text);
        expect(normaliseText(folded)).toBe(folded);
        expect(wordsOf(folded)).toEqual(wordsOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('when a text is in composed, decomposed, upper or lower form, then its words are the same', () => {
    const latin = fc.string({
      unit: fc.constantFrom(...Array.from('abcxyzéèñüçøåßæœ’ -0123')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(latin, (text) => {
        const words = wordsOf(text);
        expect(wordsOf(text.normalize('NFD'))).toEqual(words);
        expect(wordsOf(text.normalize('NFC'))).toEqual(words);
        expect(wordsOf(text.toUpperCase())).toEqual(words);
      }),
    );
  });

  test('when two texts stand with a space between them, then their words are those of the one and then of the other', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(wordsOf(`${left} ${right}`)).toEqual([...wordsOf(left), ...wordsOf(right)]);
      }),
    );
  });

  test('when words are taken from a text, then each is letters and digits alone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        }
      }),
    );
  });
});

describe('finding', () => {
  test('when the beginning of any word of a text is looked for, then the text is found and the place is marked', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, which, length) => {
        const words = wordsOf(text);
        const word = words[which % Math.max(1, words.length)];
        fc.pre(word !== undefined);
        const query = Array.from(word ?? '')
          .slice(0, length)
          .join('');
        fc.pre(queryWordsOf(query).join('') === query);
        expect(matchesPlainScan(text, query)).toBe(true);
        expect(marksOf(text, query).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('when a text is found, then every word of the query has a mark that begins with it; when it is not, then some word has none', () => {
    const small = fc.string({ unit: fc.constantFrom('a', 'b', 'á', ' ', "'"), maxLength: 12 });
    fc.assert(
      fc.property(small, small, (text, query) => {
        const wanted = queryWordsOf(query);
        fc.pre(wanted.length > 0);
        const marked = marksOf(text, query).map(([start, end]) => wordsOf(text.slice(start, end)).join(''));
        const all = wanted.every((start) => marked.some((piece) => piece.startsWith(start)));
        expect(all).toBe(matchesPlainScan(text, query));
      }),
      { numRuns: 1000 },
    );
  });

  test('when marks are given, then they lie in order inside the text, do not overlap, and cut no character in two', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        let last = 0;
        for (const [start, end] of marksOf(`${text} ${query}`, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(cutsCharacter(`${text} ${query}`, end)).toBe(false);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length + 1 + query.length);
      }),
      { numRuns: 500 },
    );
  });

  test('when a query holds no letter and no digit, then nothing is found, and the client list leaves everybody', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '-', '…', '\u00a0', '😀', "'"), maxLength: 8 }),
        anyText,
        (query, text) => {
          expect(matchesPlainScan(text, query)).toBe(false);
          expect(marksOf(text, query)).toEqual([]);
          expect(nameMatches(query, aClient({ name: text }))).toBe(true);
        },
      ),
    );
  });

  test('when a word is added to a filter of the client list, then nobody comes back', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, filter, more) => {
        const client = aClient({ name });
        expect(!nameMatches(`${filter} ${more}`, client) || nameMatches(filter, client)).toBe(true);
      }),
    );
  });
});
