/** Something to do or somewhere to go that can be found by its words. */
export interface SearchAction {
  readonly id: string;
  readonly label: string;
  /** Further words by which it is found. */
  readonly also: string;
  /** Its key outside the search, e.g. `mod+l`; null when it has none. */
  readonly keys: string | null;
  readonly run: () => void;
}
