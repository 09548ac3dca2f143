import type { IndexPiece } from './shelf';

/** Pieces of this size seal and open quickest (speed.md: 256 KB segments). */
const PIECE_BYTES = 256 * 1024;

/** A segment cut for the shelf; the id of a piece says which of how many it is. */
export function cutSegment(id: string, bytes: Uint8Array): readonly IndexPiece[] {
  const count = Math.max(1, Math.ceil(bytes.length / PIECE_BYTES));
  return Array.from({ length: count }, (_, nth) => ({
    id: `${id}-${nth}-${count}`,
    bytes: bytes.slice(nth * PIECE_BYTES, (nth + 1) * PIECE_BYTES),
  }));
}

export interface JoinedSegment {
  readonly id: string;
  readonly pieceIds: readonly string[];
  /** Null when a piece is missing: the segment is of no use and is made again. */
  readonly bytes: Uint8Array | null;
}

export function joinPieces(pieces: readonly IndexPiece[]): readonly JoinedSegment[] {
  const segments = new Map<string, IndexPiece[]>();
  for (const piece of pieces) {
    const [segment = ''] = piece.id.split('-');
    segments.set(segment, [...(segments.get(segment) ?? []), piece]);
  }
  return Array.from(segments, ([id, found]) => ({
    id,
    pieceIds: found.map((piece) => piece.id),
    bytes: join(found),
  }));
}

function join(pieces: IndexPiece[]): Uint8Array | null {
  pieces.sort((one, other) => numberIn(one, 1) - numberIn(other, 1));
  const [first] = pieces;
  if (
    !first ||
    numberIn(first, 2) !== pieces.length ||
    pieces.some((piece, nth) => numberIn(piece, 1) !== nth)
  ) {
    return null;
  }
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.bytes.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece.bytes, at);
    at += piece.bytes.length;
  }
  return bytes;
}

function numberIn({ id }: IndexPiece, part: 1 | 2): number {
  return Number(id.split('-')[part]);
}
