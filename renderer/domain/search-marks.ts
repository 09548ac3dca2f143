import { foldCharacter, queryWordsOf, WORD } from './search-text';

/** Where to highlight: [start, end) in UTF-16 units of the original text, in order, never overlapping, never inside a character. */
export type Mark = readonly [number, number];

/** The beginnings of words of `text` that the query's words matched. Folding changes lengths, so each place is traced back. */
export function marksOf(text: string, query: string): readonly Mark[] {
  const wanted = queryWordsOf(query);
  if (wanted.length === 0) {
    return [];
  }
  const { plain, starts, ends } = traced(text);
  const marks: Mark[] = [];
  for (const match of plain.matchAll(WORD)) {
    const length = matchedLength(match[0], wanted);
    const start = starts[match.index];
    const end = ends[match.index + length - 1];
    if (length > 0 && start !== undefined && end !== undefined) {
      addMark(marks, start, end);
    }
  }
  return marks;
}

/** One character can hold the end of a word and another word (½ is `1`, `2`): such marks become one. */
function addMark(marks: Mark[], start: number, end: number): void {
  const last = marks.at(-1);
  if (last !== undefined && start < last[1]) {
    marks[marks.length - 1] = [last[0], Math.max(last[1], end)];
    return;
  }
  marks.push([start, end]);
}

/** Length of the longest matched beginning, counted in the word as it stands, apostrophes included; 0 when nothing matches. */
function matchedLength(word: string, wanted: readonly string[]): number {
  const plain = word.replaceAll("'", '');
  const letters = wanted.reduce(
    (longest, start) => (start.length > longest && plain.startsWith(start) ? start.length : longest),
    0,
  );
  if (letters === 0) {
    return 0;
  }
  let length = 0;
  for (let seen = 0; seen < letters; length += 1) {
    seen += word[length] === "'" ? 0 : 1;
  }
  return length;
}

interface Traced {
  readonly plain: string;
  /** For each unit of `plain`, where its character starts and ends in the original; marks that follow belong to it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function traced(text: string): Traced {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = character <= '\u007f' ? character.toLowerCase() : foldCharacter(character);
    const end = at + character.length;
    if (folded === '' && ends.length > 0) {
      ends[ends.length - 1] = end;
    }
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    plain += folded;
    at = end;
  }
  return { plain, starts, ends };
}
