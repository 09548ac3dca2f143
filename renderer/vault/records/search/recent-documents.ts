import type { IndexedDocument } from './documents';

/** A document that is in no segment yet: its different words in order. */
export interface RecentDocument {
  readonly document: IndexedDocument;
  readonly words: readonly string[];
}

export function recentDocument(document: IndexedDocument, words: Iterable<string>): RecentDocument {
  return { document, words: [...new Set(words)].sort(inOrder) };
}

/** Whether every wanted word begins one of the document's, and whether each of them stands there as it is. */
export function matchRecent(
  { words }: RecentDocument,
  wanted: readonly string[],
): { readonly any: boolean; readonly whole: boolean } {
  let whole = true;
  for (const start of wanted) {
    const word = words[firstAtOrAfter(words, start)];
    if (word === undefined || !word.startsWith(start)) {
      return { any: false, whole: false };
    }
    whole &&= word === start;
  }
  return { any: true, whole };
}

function firstAtOrAfter(words: readonly string[], start: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}
