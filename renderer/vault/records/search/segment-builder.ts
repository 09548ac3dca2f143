import { compareBytes } from './word-order';
import type { IndexedDocument } from './documents';
import { SegmentWriter } from './segment-writer';

/** Collects documents word by word; `finish` writes them as one segment. */
export class SegmentBuilder {
  private readonly documents: IndexedDocument[] = [];
  private readonly found = new Map<string, number[]>();

  get size(): number {
    return this.documents.length;
  }

  add(document: IndexedDocument, words: Iterable<string>): void {
    const number = this.documents.length;
    this.documents.push(document);
    for (const word of words) {
      const list = this.found.get(word);
      if (!list) {
        this.found.set(word, [number]);
      } else if (list.at(-1) !== number) {
        list.push(number);
      }
    }
  }

  /** Yields now and then, so that a large segment does not keep the worker from answering. */
  *finish(): Generator<void, Uint8Array> {
    const encoder = new TextEncoder();
    const words = Array.from(this.found, ([word, found]) => ({ word: encoder.encode(word), found }));
    yield;
    words.sort((one, other) => compareBytes(one.word, other.word));
    yield;
    const writer = new SegmentWriter(this.documents);
    for (const [nth, { word, found }] of words.entries()) {
      writer.word(word, found);
      if (nth % 1000 === 999) {
        yield;
      }
    }
    return writer.done();
  }
}
