/**
 * What counts as the same text when somebody searches. Each character folds by itself (compatibility decomposition, marks
 * and invisible format characters dropped, lower case, letters that decompose to nothing spelled out, other signs a space), so that any piece
 * of a folded text can be traced to its place in the original.
 */
export function normaliseText(text: string): string {
  return text.replace(/\P{ASCII}/gu, foldCharacter).toLowerCase();
}

/**
 * The words of a text in order, folded. A word is a run of letters and digits of any script; an apostrophe between two of
 * them joins them and is dropped (`don’t` → `dont`, `O'Brien` → `obrien`), a hyphen parts them. Scripts without spaces
 * give long words, found by how they begin.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = normaliseText(text);
  // Nearly every text is plain letters once folded; the narrow pattern reads those faster.
  const words = plain.match(/\P{ASCII}/u) === null ? plain.match(PLAIN_WORD) : plain.match(WORD);
  return plain.includes("'") ? (words ?? []).map(withoutApostrophes) : (words ?? []);
}

/** The different words of a query; empty when it holds no letter and no digit, and then nothing is found. */
export function queryWordsOf(query: string): readonly string[] {
  return [...new Set(wordsOf(query))];
}

/** The definition of a hit: every word of the query is the beginning of some word of the text. Every index must agree with it. */
export function matchesPlainScan(text: string, query: string): boolean {
  const wanted = queryWordsOf(query);
  if (wanted.length === 0) {
    return false;
  }
  const words = wordsOf(text);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

const PLAIN_WORD = /[a-z0-9]+(?:'+[a-z0-9]+)*/g;

/** A word in a folded text, apostrophes still in it. */
export const WORD = /[\p{L}\p{N}]+(?:'+[\p{L}\p{N}]+)*/gu;

export function withoutApostrophes(word: string): string {
  return word.includes("'") ? word.replaceAll("'", '') : word;
}

/** One code point outside ASCII, folded; a few hundred different ones occur in practice, so their answers are kept. */
export function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) {
    return known;
  }
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\P{ASCII}/gu, (letter) => SPELLED_OUT.get(letter) ?? letterOrSpace(letter))
    .toLowerCase();
  folded.set(character, plain);
  return plain;
}

/** Quotes, dashes, emoji and the like part words as a space does. */
function letterOrSpace(character: string): string {
  return /[\p{L}\p{N}]/u.test(character) ? character : ' ';
}

const folded = new Map<string, string>();

/** Letters and apostrophes that no decomposition takes apart. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ŋ', 'n'],
  ['þ', 'th'],
  ['ŧ', 't'],
  ['ς', 'σ'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['ʻ', "'"],
  ['′', "'"],
]);
