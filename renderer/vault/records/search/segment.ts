import { type Bits, noBits } from './bits';
import { BLOCK_WORDS, DOCUMENT_BYTES, HEADER_BYTES, SEGMENT_MARK } from './segment-writer';
import { ByteReader } from './bytes';
import { PERSON_KIND } from './documents';
import { compareBytes, startsWithBytes } from './word-order';
import { readPostings } from './postings';

export interface SegmentWord {
  /** Valid until the next word is read; copy it to keep it. */
  readonly word: Uint8Array;
  readonly found: number;
  readonly postingsAt: number;
}

/** One segment as it lies in memory: the bytes themselves, read where they are. */
export class Segment {
  readonly documents: number;
  readonly words: number;
  /** Documents that are people; they come first. */
  readonly people: number;
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly blocks: number;
  private readonly blocksAt: number;
  private readonly dictionaryAt: number;
  private readonly postingsAt: number;

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.documents = this.view.getUint32(8, true);
    this.words = this.view.getUint32(12, true);
    this.blocks = this.view.getUint32(16, true);
    this.blocksAt = HEADER_BYTES + this.documents * DOCUMENT_BYTES;
    this.dictionaryAt = this.blocksAt + this.blocks * 8;
    this.postingsAt = this.dictionaryAt + this.view.getUint32(20, true);
    this.people = this.isWhole() ? this.countPeople() : 0;
  }

  /** Undefined when these bytes are no whole segment of this version: the index is then made again. */
  static read(bytes: Uint8Array): Segment | undefined {
    if (bytes.length < HEADER_BYTES || new TextDecoder().decode(bytes.subarray(0, 8)) !== SEGMENT_MARK) {
      return undefined;
    }
    const segment = new Segment(bytes);
    return segment.isWhole() ? segment : undefined;
  }

  idOf(document: number): string {
    const at = HEADER_BYTES + document * DOCUMENT_BYTES;
    return String.fromCharCode(...this.bytes.subarray(at, at + 26));
  }

  stampOf(document: number): number {
    return this.view.getUint32(HEADER_BYTES + document * DOCUMENT_BYTES + 26, true);
  }

  dayOf(document: number): number {
    return this.view.getUint16(HEADER_BYTES + document * DOCUMENT_BYTES + 30, true);
  }

  kindOf(document: number): number {
    return this.bytes[HEADER_BYTES + document * DOCUMENT_BYTES + 32] ?? 0;
  }

  /** Documents with a word that begins so, and those with exactly this word. */
  match(beginning: Uint8Array): { readonly any: Bits; readonly whole: Bits } {
    const any = noBits(this.documents);
    const whole = noBits(this.documents);
    for (const { word, found, postingsAt } of this.wordsFrom(this.blockBefore(beginning))) {
      if (startsWithBytes(word, beginning)) {
        this.documentsOf(postingsAt, found, word.length === beginning.length ? whole : any);
      } else if (compareBytes(word, beginning) > 0) {
        break;
      }
    }
    for (let at = 0; at < any.length; at += 1) {
      any[at] = (any[at] ?? 0) | (whole[at] ?? 0);
    }
    return { any, whole };
  }

  documentsOf(postingsAt: number, found: number, into: Bits): void {
    readPostings(new ByteReader(this.bytes, postingsAt), this.documents, found, into);
  }

  /** Every word in order, from the first of a block; ends where a count cannot be true of the bytes that are there. */
  *wordsFrom(block: number): Generator<SegmentWord> {
    let word = new Uint8Array(64);
    let before = 0;
    let nth = block * BLOCK_WORDS;
    if (block >= this.blocks) {
      return;
    }
    const reader = new ByteReader(
      this.bytes,
      this.dictionaryAt + this.view.getUint32(this.blocksAt + block * 8, true),
    );
    let postingsAt = this.postingsAt + this.view.getUint32(this.blocksAt + block * 8 + 4, true);
    for (; nth < this.words; nth += 1) {
      const shared = reader.varint();
      const rest = reader.varint();
      if (shared > before || rest > this.bytes.length - reader.at) {
        return;
      }
      before = shared + rest;
      if (shared + rest > word.length) {
        const larger = new Uint8Array((shared + rest) * 2);
        larger.set(word.subarray(0, shared));
        word = larger;
      }
      word.set(reader.take(rest), shared);
      const found = reader.varint();
      const length = reader.varint();
      if (found > this.documents) {
        return;
      }
      yield { word: word.subarray(0, shared + rest), found, postingsAt };
      postingsAt += length;
    }
  }

  /** The counts add up to the bytes that are there: until then none of them is believed. */
  private isWhole(): boolean {
    const end = this.postingsAt + this.view.getUint32(24, true);
    return end === this.bytes.length && Math.ceil(this.words / BLOCK_WORDS) === this.blocks;
  }

  private countPeople(): number {
    let people = 0;
    while (people < this.documents && this.kindOf(people) === PERSON_KIND) {
      people += 1;
    }
    return people;
  }

  /** The last block whose first word is not after this one; 0 when none is. */
  private blockBefore(word: Uint8Array): number {
    let low = 0;
    let high = this.blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (compareBytes(this.firstWordOf(middle), word) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private firstWordOf(block: number): Uint8Array {
    const reader = new ByteReader(
      this.bytes,
      this.dictionaryAt + this.view.getUint32(this.blocksAt + block * 8, true),
    );
    reader.varint();
    return reader.take(reader.varint());
  }
}
