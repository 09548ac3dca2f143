import { compareBytes } from './word-order';
import type { IndexedDocument } from './documents';
import { orderDocuments } from './document-order';
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
    const words = inByteOrder([...this.found.keys()]);
    yield;
    const { ordered, places } = orderDocuments(this.documents);
    const writer = new SegmentWriter(ordered);
    yield;
    for (const [nth, word] of words.entries()) {
      const found = Uint32Array.from(this.found.get(word) ?? [], (number) => places[number] ?? 0);
      writer.word(encoder.encode(word), found.sort());
      if (nth % 1000 === 999) {
        yield;
      }
    }
    return writer.done();
  }
}

/** The usual order of texts is that of their UTF-8 bytes, except for the rare letters beyond the basic plane. */
function inByteOrder(words: string[]): string[] {
  if (!words.some((word) => BEYOND_BASIC_PLANE.test(word))) {
    return words.sort();
  }
  const encoder = new TextEncoder();
  const encoded = words.map((word) => ({ word, bytes: encoder.encode(word) }));
  return encoded.sort((one, other) => compareBytes(one.bytes, other.bytes)).map(({ word }) => word);
}

const BEYOND_BASIC_PLANE = /[\ud800-\udfff]/;
