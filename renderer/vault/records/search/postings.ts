import type { Bits } from './bits';
import type { ByteReader, ByteWriter } from './bytes';

/**
 * Documents of one word, numbered in rising order. A word in more than an eighth of the documents is written as a bit
 * map (shorter than a byte each), any other as gaps. Which of the two follows from the counts, so no flag is stored.
 */
export function isBitMap(found: number, documents: number): boolean {
  return found * 8 > documents;
}

export function writePostings(writer: ByteWriter, documents: number, found: Uint32Array): void {
  if (isBitMap(found.length, documents)) {
    const map = new Uint8Array((documents + 7) >>> 3);
    for (const at of found) {
      map[at >>> 3] = (map[at >>> 3] ?? 0) | (1 << (at & 7));
    }
    writer.append(map);
    return;
  }
  let last = -1;
  for (const at of found) {
    writer.varint(at - last - 1);
    last = at;
  }
}

/** Adds the documents of one word to `into`; `reader` stands at their first byte. */
export function readPostings(reader: ByteReader, documents: number, found: number, into: Bits): void {
  if (isBitMap(found, documents)) {
    const map = reader.take((documents + 7) >>> 3);
    for (let byte = 0; byte < map.length; byte += 1) {
      const at = byte >>> 2;
      into[at] = (into[at] ?? 0) | ((map[byte] ?? 0) << ((byte & 3) << 3));
    }
    return;
  }
  let at = -1;
  for (let nth = 0; nth < found; nth += 1) {
    at += reader.varint() + 1;
    into[at >>> 5] = (into[at >>> 5] ?? 0) | (1 << (at & 31));
  }
}
