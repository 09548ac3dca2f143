import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../../../renderer/vault/api';
import { type Acknowledged, openDrafts } from './ledger';

/** What a restarted vault holds, as far as a ledger asks about it. */
export const contents = z.object({
  notices: z.array(z.string()),
  clients: z.array(
    z.object({
      name: z.string(),
      episodes: z.number(),
      notes: z.array(z.string()),
      sessions: z.array(z.string()),
      files: z.array(z.object({ name: z.string(), sha256: z.string() })),
      drafts: z.array(z.string()),
    }),
  ),
  /** Text of drafts of forms that belong to no client yet. */
  loose: z.array(z.string()),
});
export type Contents = z.infer<typeof contents>;
type ClientContents = Contents['clients'][number];

const everything = { from: 0, count: 100_000 };

/** Reads everything through the vault's own questions, and every file to its last byte. */
export async function readContents(vault: Vault, notices: readonly string[]): Promise<Contents> {
  const list = await vault.ask({ name: 'clients', args: { filter: '', view: 'all', ...everything } });
  const drafts = await vault.ask({ name: 'drafts', args: {} });
  const clients: ClientContents[] = [];
  for (const { personId, name } of list.rows) {
    const client = await vault.ask({ name: 'client', args: { personId } });
    const line = await vault.ask({
      name: 'time-line',
      args: { personId, kinds: ['notes', 'sessions', 'attachments'], ...everything },
    });
    const notes: string[] = [];
    const sessions: string[] = [];
    const files: { name: string; sha256: string }[] = [];
    for (const row of line.rows) {
      if (row.kind === 'session') sessions.push(row.when.slice(0, 16));
      if (row.kind === 'attachment')
        files.push({ name: row.attachment.name, sha256: await hashOf(vault, row.id) });
      if (row.kind !== 'note') continue;
      const read = await vault.ask({ name: 'note', args: { id: row.id } });
      notes.push(read?.note.fields.themes ?? 'unreadable');
    }
    const own = drafts.filter((draft) => draft.personId === personId);
    clients.push({
      name,
      episodes: client?.episodes.length ?? 0,
      notes,
      sessions,
      files,
      drafts: own.map(({ fields }) => fields['themes'] ?? ''),
    });
  }
  const loose = drafts.filter(({ personId }) => personId === null);
  return { notices: [...notices], clients, loose: loose.map(({ fields }) => JSON.stringify(fields)) };
}

async function hashOf(vault: Vault, id: string): Promise<string> {
  const hash = createHash('sha256');
  const outcome = await vault.readAttachment(id, async (bytes) => void hash.update(bytes), `hash-${id}`);
  return outcome.kind === 'read' ? hash.digest('hex') : outcome.kind;
}

/** Everything that was called safe and is not there, in words. A later draft text counts for an earlier one. */
export function missingFrom(held: Contents, all: readonly Acknowledged[]): readonly string[] {
  const clients = new Map(held.clients.map((client) => [client.name, client]));
  const missing: string[] = [];
  for (const entry of all) {
    if (entry.kind === 'draft' || entry.kind === 'draft-done') continue;
    if (!isThere(clients.get(entry.kind === 'client' ? entry.name : entry.client), entry))
      missing.push(JSON.stringify(entry));
  }
  for (const [name, text] of openDrafts(all)) {
    const client = clients.get(name);
    // The kill may have come between "finished" on the disk and on the screen: then it stands as a note.
    const texts = [...(client?.drafts ?? []), ...(client?.notes ?? [])];
    if (!texts.some((one) => one.startsWith(text))) missing.push(`draft of ${name}: ${text}`);
  }
  return missing;
}

function isThere(client: ClientContents | undefined, entry: Acknowledged): boolean {
  if (client === undefined) return false;
  switch (entry.kind) {
    case 'note':
      return client.notes.includes(entry.text);
    case 'session':
      return client.sessions.includes(entry.startsAt);
    case 'file':
      return client.files.some(({ name, sha256 }) => name === entry.name && sha256 === entry.sha256);
    case 'client':
    case 'draft':
    case 'draft-done':
      return true;
  }
}

/** A client without an episode, half a weekly series, a finished note with its draft: one act that was done in part. */
export function halfStates(held: Contents, seriesLength: number): readonly string[] {
  return held.clients.flatMap((client) => [
    ...(client.episodes === 0 ? [`${client.name} without an episode`] : []),
    ...(client.sessions.length % seriesLength === 0 ? [] : [`${client.name} with half a series`]),
    ...client.drafts
      .filter((draft) => client.notes.includes(draft))
      .map(() => `${client.name}: a finished note is offered back as a draft, too`),
  ]);
}
