import { marksOf, type Mark } from '../../../domain/search-marks';
import { normaliseText, WORD, withoutApostrophes } from '../../../domain/search-text';

const BEFORE = 70;
const AFTER = 170;

/** Text around the first hit, and what of it to mark. */
export interface HitContext {
  readonly context: string;
  readonly marks: readonly Mark[];
}

/**
 * Cuts a window out of a text. The place of the first hit is found in the folded text; where folding moved the letters
 * so far that the window shows no hit, the whole text is traced instead.
 */
export function contextOf(text: string, query: string, wanted: readonly string[]): HitContext {
  const guess = windowAt(text, firstHit(text, wanted), query);
  if (guess.marks.length > 0) {
    return guess;
  }
  return windowAt(text, marksOf(text, query)[0]?.[0] ?? 0, query);
}

function firstHit(text: string, wanted: readonly string[]): number {
  for (const match of normaliseText(text).matchAll(WORD)) {
    const word = withoutApostrophes(match[0]);
    if (wanted.some((start) => word.startsWith(start))) {
      return match.index;
    }
  }
  return 0;
}

function windowAt(text: string, at: number, query: string): HitContext {
  const start = wordStart(text, at - BEFORE);
  const end = wordEnd(text, at + AFTER);
  const context = text.slice(start, end).replaceAll(/[\s\p{Cc}]/gu, ' ');
  return { context, marks: marksOf(context, query) };
}

/** Never begins inside a word: half of one would be marked as if it were a word. */
function wordStart(text: string, at: number): number {
  if (at <= 0) {
    return 0;
  }
  const space = text.slice(at, at + BEFORE).search(/\s/);
  return space === -1 ? at + BEFORE : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) {
    return text.length;
  }
  const space = text.slice(at).search(/\s/);
  return space === -1 ? text.length : Math.min(at + space, at + AFTER);
}
