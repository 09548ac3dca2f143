import { createHash } from 'node:crypto';
import type { Vault } from '../../../renderer/vault/api';

/** What the app called safe, in the words of whoever looks for it again. */
export type Acknowledged =
  | { readonly kind: 'client'; readonly client: string }
  | { readonly kind: 'note' | 'draft'; readonly client: string; readonly text: string }
  | { readonly kind: 'file'; readonly client: string; readonly name: string; readonly sha256: string };

interface Holding {
  readonly client: string;
  readonly episodes: number;
  readonly notes: readonly string[];
  readonly drafts: readonly string[];
  /** Name and hash of every file, read to its last byte. */
  readonly files: readonly string[];
}

const everything = { from: 0, count: 100_000 };

/** All that an open vault holds, read through its own questions. */
export async function holdingsOf(vault: Vault): Promise<readonly Holding[]> {
  const list = await vault.ask({ name: 'clients', args: { filter: '', view: 'all', ...everything } });
  const drafts = await vault.ask({ name: 'drafts', args: {} });
  const holdings: Holding[] = [];
  for (const { personId, name } of list.rows) {
    const page = await vault.ask({ name: 'client', args: { personId } });
    const line = await vault.ask({
      name: 'time-line',
      args: { personId, kinds: ['notes', 'attachments'], ...everything },
    });
    const notes: string[] = [];
    const files: string[] = [];
    for (const row of line.rows) {
      if (row.kind === 'attachment') files.push(`${row.attachment.name} ${await hashOf(vault, row.id)}`);
      if (row.kind !== 'note') continue;
      const read = await vault.ask({ name: 'note', args: { id: row.id } });
      notes.push(read?.note.fields.themes ?? 'unreadable');
    }
    const own = drafts.filter((draft) => draft.personId === personId);
    holdings.push({
      client: name,
      episodes: page?.episodes.length ?? 0,
      notes,
      files,
      drafts: own.map(({ fields }) => fields['themes'] ?? ''),
    });
  }
  return holdings;
}

async function hashOf(vault: Vault, id: string): Promise<string> {
  const hash = createHash('sha256');
  const outcome = await vault.readAttachment(id, async (bytes) => void hash.update(bytes), `hash-${id}`);
  return outcome.kind === 'read' ? hash.digest('hex') : outcome.kind;
}

/** Everything that was called safe and is not there. A draft is there in its newest text, and may have become a note. */
export function missingFrom(
  holdings: readonly Holding[],
  all: readonly Acknowledged[],
): readonly Acknowledged[] {
  const drafts = new Map(all.flatMap((one) => (one.kind === 'draft' ? [[one.client, one] as const] : [])));
  return all.filter((one) => {
    const own = holdings.find(({ client }) => client === one.client);
    if (own === undefined) return true;
    switch (one.kind) {
      case 'client':
        return false;
      case 'note':
        return !own.notes.includes(one.text);
      case 'draft':
        return (
          drafts.get(one.client) === one && ![...own.drafts, ...own.notes].some((text) => text === one.text)
        );
      case 'file':
        return !own.files.includes(`${one.name} ${one.sha256}`);
    }
  });
}

/** An act that was done in part, or twice. */
export function halfStates(holdings: readonly Holding[]): readonly string[] {
  const names = holdings.map(({ client }) => client);
  return [
    ...(isTwice(names) ? ['a client stands twice'] : []),
    ...holdings.flatMap(({ client, episodes, notes, files }) => [
      ...(episodes === 0 ? [`${client} without an episode`] : []),
      ...(isTwice(notes) ? [`a note of ${client} stands twice`] : []),
      ...(isTwice(files) ? [`a file of ${client} stands twice`] : []),
    ]),
  ];
}

function isTwice(all: readonly string[]): boolean {
  return new Set(all).size !== all.length;
}
