import { cutSegment, joinPieces } from './pieces';
import type { IndexPiece, IndexShelf } from './shelf';
import { mergeSegments } from './segment-merger';
import type { Pace } from '../pace';
import { Segment } from './segment';
import { SegmentSet } from './segment-set';

/** Whether a document's text is still the one that was indexed under this stamp. */
export type IsCurrent = (id: string, stamp: number) => boolean;

/** The segments in use together with the shelf they are kept on. */
export class KeptSegments {
  readonly set = new SegmentSet();
  private readonly shelf: IndexShelf;
  private readonly newId: () => string;
  private readonly isCurrent: IsCurrent;

  constructor(shelf: IndexShelf, newId: () => string, isCurrent: IsCurrent) {
    this.shelf = shelf;
    this.newId = newId;
    this.isCurrent = isCurrent;
  }

  /** Takes what was kept at the last unlock; what is incomplete is thrown away. */
  async load(pace: Pace): Promise<void> {
    const pieces: IndexPiece[] = [];
    for await (const piece of this.shelf.load()) {
      pieces.push(piece);
    }
    const useless: string[] = [];
    for (const { id, pieceIds, bytes } of joinPieces(pieces)) {
      const segment = bytes && Segment.read(bytes);
      if (segment) {
        this.set.add(id, segment, pieceIds, this.isCurrent);
      } else {
        useless.push(...pieceIds);
      }
      await pace.breathe();
    }
    if (useless.length > 0) {
      await this.keep(useless, []);
    }
  }

  /** Uses a segment that was just written, at once, and keeps it. */
  async take(bytes: Uint8Array, gone: readonly string[] = []): Promise<void> {
    const segment = Segment.read(bytes);
    if (!segment) {
      throw new Error('A segment that was just written cannot be read');
    }
    const id = this.newId();
    const pieces = cutSegment(id, bytes);
    this.set.add(
      id,
      segment,
      pieces.map((piece) => piece.id),
      this.isCurrent,
    );
    await this.keep(gone, pieces);
  }

  /** Makes one of segments that are of one size. False when there was nothing to merge. */
  async mergeAlike(pace: Pace): Promise<boolean> {
    const alike = this.set.mergeable();
    if (alike.length === 0) {
      return false;
    }
    const merged = await pace.through(mergeSegments(alike));
    this.set.remove(alike);
    await this.take(
      merged,
      alike.flatMap(({ pieceIds }) => pieceIds),
    );
    return true;
  }

  /** The shelf is a cache: a piece that could not be kept (a full disk) is made again after the next unlock. */
  private async keep(gone: readonly string[], pieces: readonly IndexPiece[]): Promise<void> {
    await this.shelf.replace(gone, pieces).catch(() => undefined);
  }
}
