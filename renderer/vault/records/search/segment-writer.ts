import { ByteWriter } from './bytes';
import { writePostings } from './postings';
import type { IndexedDocument } from './documents';

/** Words share their beginnings with the one before; every sixteenth is written whole, so that it can be searched for. */
export const BLOCK_WORDS = 16;
export const SEGMENT_MARK = 'CKIX0001';
/** Id (26 letters), stamp u32, day u16, kind u8. */
export const DOCUMENT_BYTES = 33;
export const HEADER_BYTES = 28;

/**
 * Writes one segment of the index: header, documents, block table, dictionary, postings. Words come in rising order of
 * their UTF-8 bytes, document numbers in rising order.
 *
 * Header: mark (8), then u32 documents, words, blocks, dictionary bytes, postings bytes.
 */
export class SegmentWriter {
  private readonly blocks = new ByteWriter();
  private readonly dictionary = new ByteWriter();
  private readonly postings = new ByteWriter();
  private readonly documents: readonly IndexedDocument[];
  private words = 0;
  private last = new Uint8Array(0);

  constructor(documents: readonly IndexedDocument[]) {
    this.documents = documents;
  }

  word(word: Uint8Array, found: Uint32Array): void {
    if (this.words % BLOCK_WORDS === 0) {
      this.blocks.u32(this.dictionary.length);
      this.blocks.u32(this.postings.length);
      this.last = new Uint8Array(0);
    }
    const shared = sharedBytes(this.last, word);
    this.dictionary.varint(shared);
    this.dictionary.varint(word.length - shared);
    this.dictionary.append(word.subarray(shared));
    const start = this.postings.length;
    writePostings(this.postings, this.documents.length, found);
    this.dictionary.varint(found.length);
    this.dictionary.varint(this.postings.length - start);
    this.words += 1;
    this.last = word.slice();
  }

  done(): Uint8Array {
    const out = new ByteWriter();
    out.append(new TextEncoder().encode(SEGMENT_MARK));
    const blocks = this.blocks.done();
    const dictionary = this.dictionary.done();
    const postings = this.postings.done();
    for (const count of [
      this.documents.length,
      this.words,
      blocks.length / 8,
      dictionary.length,
      postings.length,
    ]) {
      out.u32(count);
    }
    for (const document of this.documents) {
      out.append(new TextEncoder().encode(document.id));
      out.u32(document.stamp);
      out.byte(document.day & 0xff);
      out.byte(document.day >>> 8);
      out.byte(document.kind);
    }
    out.append(blocks);
    out.append(dictionary);
    out.append(postings);
    return out.done();
  }
}

function sharedBytes(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < most && one[shared] === other[shared]) {
    shared += 1;
  }
  return shared;
}
