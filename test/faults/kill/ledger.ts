import { appendFileSync, writeFileSync } from 'node:fs';

/** What the app said is safe. */
export type Acknowledged =
  | { readonly kind: 'client'; readonly name: string }
  | { readonly kind: 'note'; readonly client: string; readonly text: string }
  | { readonly kind: 'session'; readonly client: string; readonly startsAt: string }
  | { readonly kind: 'file'; readonly client: string; readonly name: string; readonly sha256: string }
  | { readonly kind: 'draft'; readonly client: string; readonly text: string }
  /** The text became a note or was dropped: nothing of it needs to be offered back any more. */
  | { readonly kind: 'draft-done'; readonly client: string };

/** The acknowledgements, in order, kept outside the app; a line of the file is one of them. */
export interface Ledger {
  readonly all: readonly Acknowledged[];
  write(entry: Acknowledged): void;
}

export function newLedger(path: string): Ledger {
  const all: Acknowledged[] = [];
  writeFileSync(path, '');
  return {
    all,
    write(entry) {
      all.push(entry);
      appendFileSync(path, `${JSON.stringify(entry)}\n`);
    },
  };
}

/** For each client the last draft text that was called kept and was not finished since. */
export function openDrafts(all: readonly Acknowledged[]): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  for (const entry of all) {
    if (entry.kind === 'draft') open.set(entry.client, entry.text);
    if (entry.kind === 'draft-done') open.delete(entry.client);
  }
  return open;
}
