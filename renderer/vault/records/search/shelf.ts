/** One piece of the search index as it is kept: plain here, sealed below (FORMAT.md: `index|…`). At most a few hundred KB. */
export interface IndexPiece {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the search index lies between two unlocks: the `index` table of the store. It is a cache of a cache: a piece
 * that is missing or does not open is left out by `load`, and the index makes it again from the records.
 */
export interface IndexShelf {
  load(): AsyncIterable<IndexPiece>;
  /** In one transaction: pieces named in `gone` are removed, `fresh` are sealed and added (an id that exists is overwritten). */
  replace(gone: readonly string[], fresh: readonly IndexPiece[]): Promise<void>;
}
