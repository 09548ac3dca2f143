import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../../../renderer/vault/api';

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
  certificates: z.number(),
});
export type Contents = z.infer<typeof contents>;
export type ClientContents = Contents['clients'][number];

const everything = { from: 0, count: 100_000 };

/** Reads everything through the vault's own questions, and every file to its last byte. */
export async function readContents(vault: Vault, notices: readonly string[]): Promise<Contents> {
  const list = await vault.ask({ name: 'clients', args: { filter: '', view: 'all', ...everything } });
  const drafts = await vault.ask({ name: 'drafts', args: {} });
  const clients: ClientContents[] = [];
  for (const { personId, name } of list.rows) {
    const own = drafts.filter((draft) => draft.personId === personId);
    clients.push({
      name,
      ...(await belongingsOf(vault, personId)),
      drafts: own.map(({ fields }) => fields['themes'] ?? ''),
    });
  }
  const loose = drafts.filter(({ personId }) => personId === null);
  const certificates = await vault.ask({ name: 'certificates', args: {} });
  return {
    notices: [...notices],
    clients,
    loose: loose.map(({ fields }) => JSON.stringify(fields)),
    certificates: certificates.length,
  };
}

async function belongingsOf(vault: Vault, personId: string) {
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
  return { episodes: client?.episodes.length ?? 0, notes, sessions, files };
}

async function hashOf(vault: Vault, id: string): Promise<string> {
  const hash = createHash('sha256');
  const outcome = await vault.readAttachment(id, async (bytes) => void hash.update(bytes), `hash-${id}`);
  return outcome.kind === 'read' ? hash.digest('hex') : outcome.kind;
}
