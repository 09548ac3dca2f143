/** Everything that the vault is asked, in one shape for the vault and for the model. */
export interface Answers {
  /** Every record that some answer shows, by its id. */
  readonly records: Readonly<Record<string, unknown>>;
  /** Drafts by their text. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** SHA-256 of the bytes of each attachment, as they are read back. */
  readonly files: Readonly<Record<string, string>>;
  readonly clients: readonly unknown[];
  readonly pages: Readonly<Record<string, unknown>>;
  readonly lines: Readonly<Record<string, readonly unknown[]>>;
  readonly diary: readonly unknown[];
  readonly today: unknown;
  readonly retention: unknown;
  /** Hits by what was looked for. */
  readonly searches: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** What is looked for: the last words, one that many texts have, and the beginning of every name. */
export function queriesFor(words: readonly string[], look: 'glance' | 'whole'): readonly string[] {
  return look === 'glance' ? words.slice(-1) : ['quiet', ...words.slice(-2), 'client'];
}

/** What of a record is compared: hashes and file names are the vault's own, and an import's list has no question. */
export function comparable(record: { readonly kind: string }): unknown {
  const told: Record<string, unknown> = { ...record };
  const own: Readonly<Record<string, readonly string[]>> = {
    attachment: ['fileId', 'digest'],
    certificate: ['rule', 'method', 'subjectHash', 'unitIds'],
    drive: ['destroyedUpTo'],
    'import-run': ['recordIds', 'records'],
  };
  for (const field of own[record.kind] ?? []) delete told[field];
  return told;
}

/** By id, so that no order counts where none is promised. */
export function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
