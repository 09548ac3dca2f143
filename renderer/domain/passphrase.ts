import { PASSPHRASE_WORDS } from './passphrase-words';

/** Words in a generated passphrase. */
export const PASSPHRASE_LENGTH = 5;

/** What guessing a generated passphrase costs when the list is known: 5 words of 2,048 = 55 bits. Argon2id comes on top of it. */
export const PASSPHRASE_BITS = PASSPHRASE_LENGTH * Math.log2(PASSPHRASE_WORDS.length);

/**
 * Five words with hyphens. `random` are at least five whole numbers, each drawn evenly from 0–65,535 or a larger power of two:
 * the list has 2,048 words, so the remainder is even, too. Fewer numbers, or such as are not whole, are a bug and throw.
 */
export function passphraseFrom(random: Iterable<number>): string {
  const words = [...random]
    .slice(0, PASSPHRASE_LENGTH)
    .map((number) => PASSPHRASE_WORDS[number % PASSPHRASE_WORDS.length]);
  if (words.length < PASSPHRASE_LENGTH || words.includes(undefined)) {
    throw new RangeError('A passphrase needs five random whole numbers');
  }
  return words.join('-');
}
