import { type Bits, forEachBit, hasBit, noBits } from './bits';
import { compareBytes } from './word-order';
import type { IndexedDocument } from './documents';
import type { Segment, SegmentWord } from './segment';
import { orderDocuments } from './document-order';
import { SegmentWriter } from './segment-writer';

/** A segment with the documents of it that are still current. */
export interface LiveSegment {
  readonly segment: Segment;
  readonly live: Bits;
}

interface Cursor {
  readonly segment: Segment;
  readonly words: Iterator<SegmentWord>;
  readonly numbers: Int32Array;
  word: SegmentWord | undefined;
}

/** One segment out of several, without the documents that are no longer current. Yields now and then. */
export function* mergeSegments(sources: readonly LiveSegment[]): Generator<void, Uint8Array> {
  const documents: IndexedDocument[] = [];
  const cursors = sources.map((source) => openCursor(source, documents));
  const { ordered, places } = orderDocuments(documents);
  const writer = new SegmentWriter(ordered);
  for (let nth = 0; ; nth += 1) {
    const word = firstWord(cursors);
    if (!word) {
      return writer.done();
    }
    const found = cursors.flatMap((cursor) => takeWord(cursor, word));
    if (found.length > 0) {
      writer.word(word, Uint32Array.from(found, (number) => places[number] ?? 0).sort());
    }
    if (nth % 500 === 499) {
      yield;
    }
  }
}

function openCursor({ segment, live }: LiveSegment, documents: IndexedDocument[]): Cursor {
  const numbers = new Int32Array(segment.documents).fill(-1);
  for (let document = 0; document < segment.documents; document += 1) {
    if (hasBit(live, document)) {
      numbers[document] = documents.length;
      documents.push({
        id: segment.idOf(document),
        stamp: segment.stampOf(document),
        day: segment.dayOf(document),
        kind: segment.kindOf(document),
      });
    }
  }
  const words = segment.wordsFrom(0);
  return { segment, words, numbers, word: nextOf(words) };
}

function firstWord(cursors: readonly Cursor[]): Uint8Array | undefined {
  let first: Uint8Array | undefined;
  for (const { word } of cursors) {
    if (word && (!first || compareBytes(word.word, first) < 0)) {
      first = word.word;
    }
  }
  return first?.slice();
}

function takeWord(cursor: Cursor, word: Uint8Array): number[] {
  if (!cursor.word || compareBytes(cursor.word.word, word) !== 0) {
    return [];
  }
  const bits = noBits(cursor.segment.documents);
  cursor.segment.documentsOf(cursor.word.postingsAt, cursor.word.found, bits);
  const found: number[] = [];
  forEachBit(bits, (document) => {
    const number = cursor.numbers[document] ?? -1;
    if (number >= 0) {
      found.push(number);
    }
  });
  cursor.word = nextOf(cursor.words);
  return found;
}

function nextOf(words: Iterator<SegmentWord>): SegmentWord | undefined {
  const next = words.next();
  return next.done ? undefined : next.value;
}
