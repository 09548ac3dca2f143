import { type Bits, clearBit, forEachBit, keepCommon, noBits, setBit } from './bits';
import type { Segment } from './segment';

/** A segment in use: which of its documents are current, and the pieces it lies in on the shelf. */
export interface HeldSegment {
  readonly id: string;
  readonly segment: Segment;
  readonly live: Bits;
  readonly pieceIds: readonly string[];
}

/** Segments of about one size are merged when there are this many: each word is then looked up in fewer places. */
const SAME_SIZE = 8;
const SMALLEST = 512;

/** All segments, and where each current document lies. A document is current in at most one of them. */
export class SegmentSet {
  private segments: readonly HeldSegment[] = [];
  private readonly where = new Map<string, { readonly held: HeldSegment; readonly document: number }>();

  /** Takes the documents that are still current and not known already. */
  add(
    id: string,
    segment: Segment,
    pieceIds: readonly string[],
    isCurrent: (id: string, stamp: number) => boolean,
  ): void {
    const held = { id, segment, pieceIds, live: noBits(segment.documents) };
    for (let document = 0; document < segment.documents; document += 1) {
      const documentId = segment.idOf(document);
      if (!this.where.has(documentId) && isCurrent(documentId, segment.stampOf(document))) {
        setBit(held.live, document);
        this.where.set(documentId, { held, document });
      }
    }
    this.segments = [...this.segments, held];
  }

  has(documentId: string): boolean {
    return this.where.has(documentId);
  }

  drop(documentId: string): void {
    const place = this.where.get(documentId);
    if (place) {
      clearBit(place.held.live, place.document);
      this.where.delete(documentId);
    }
  }

  /** Segments leave, their documents with them. */
  remove(gone: readonly HeldSegment[]): void {
    for (const held of gone) {
      forEachBit(held.live, (document) => this.where.delete(held.segment.idOf(document)));
    }
    this.segments = this.segments.filter((held) => !gone.includes(held));
  }

  /** Segments that are better one: enough of about the same size. Empty when there is nothing to merge. */
  mergeable(): readonly HeldSegment[] {
    const sizes = new Map<number, HeldSegment[]>();
    for (const held of this.segments) {
      const size = Math.floor(Math.log2(Math.max(SMALLEST, held.segment.documents) / SMALLEST) / 3);
      sizes.set(size, [...(sizes.get(size) ?? []), held]);
    }
    return [...sizes.values()].find((alike) => alike.length >= SAME_SIZE) ?? [];
  }

  /** Of each segment the current documents in which every wanted word begins some word, and those where each stands as it is. */
  match(wanted: readonly Uint8Array[], visit: (segment: Segment, any: Bits, whole: Bits) => void): void {
    for (const { segment, live } of this.segments) {
      const any = live.slice();
      const whole = live.slice();
      for (const word of wanted) {
        const found = segment.match(word);
        keepCommon(any, found.any);
        keepCommon(whole, found.whole);
      }
      visit(segment, any, whole);
    }
  }

  get size(): number {
    return this.where.size;
  }

  get count(): number {
    return this.segments.length;
  }

  get bytes(): number {
    return this.segments.reduce((sum, { segment }) => sum + segment.bytes.length, 0);
  }
}
