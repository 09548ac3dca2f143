import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PASSPHRASE_BITS, passphraseFrom } from '../../../renderer/domain/passphrase';
import { PASSPHRASE_WORDS } from '../../../renderer/domain/passphrase-words';
import { checkPassword } from '../../../renderer/domain/password-rule';

test('when a password has thirteen characters, then one is missing; with fourteen it is long enough', () => {
  expect(checkPassword('thirteen-long')).toEqual({ kind: 'too-short', characters: 13, missing: 1 });
  expect(checkPassword('fourteen-long!')).toEqual({ kind: 'long-enough', characters: 14 });
});

test('when a password is of emoji, then each code point counts once; when it has two spellings, then they count the same', () => {
  expect(checkPassword('🦊'.repeat(14)).kind).toBe('long-enough');
  expect(checkPassword('🦊'.repeat(13)).kind).toBe('too-short');
  expect(checkPassword('e\u0301'.repeat(13))).toEqual(checkPassword('é'.repeat(13)));
});

describe('the list of words', () => {
  test('when it is counted, then it has 2,048 different words, so five are worth 55 bits', () => {
    expect(new Set(PASSPHRASE_WORDS).size).toBe(2048);
    expect(PASSPHRASE_WORDS).toHaveLength(2048);
    expect(PASSPHRASE_BITS).toBe(55);
  });

  test('when it is read, then words are four to seven letters and differ in their first four', () => {
    expect(PASSPHRASE_WORDS.filter((word) => !/^[a-z]{4,7}$/.test(word))).toEqual([]);
    expect(new Set(PASSPHRASE_WORDS.map((word) => word.slice(0, 4))).size).toBe(2048);
  });
});

test('when five random numbers are given, then five words of the list come out, and they are long enough for a password', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(65_535), { minLength: 5, maxLength: 5 }), (random) => {
      const phrase = passphraseFrom(random);
      expect(phrase.split('-')).toEqual(random.map((number) => PASSPHRASE_WORDS[number % 2048]));
      expect(checkPassword(phrase).kind).toBe('long-enough');
    }),
  );
});

test('when fewer than five numbers are given, or one is not whole, then it throws instead of giving a weak phrase', () => {
  expect(() => passphraseFrom([1, 2, 3, 4])).toThrow(RangeError);
  expect(() => passphraseFrom([1, 2, 3, 4, 0.5])).toThrow(RangeError);
});
