import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Vault, View } from '../../../renderer/vault/api';
import { type Answers, byId, comparable, queriesFor } from './answers';

const all = { from: 0, count: 1000 };

/** What was asked, and under which id each draft lies now, by its text. */
export interface Heard {
  readonly answers: Answers;
  readonly draftIds: Readonly<Record<string, string>>;
}

/** What costs most is left out of a glance: the bytes of files, the digest, all but one search. */
export type Look = 'glance' | 'whole';

/** Asks the vault everything that it can be asked, and reads every attachment to its last byte. */
export async function askEverything(vault: Vault, words: readonly string[], look: Look): Promise<Heard> {
  const records: Record<string, unknown> = {};
  const files: Record<string, string> = {};
  const pages: Record<string, unknown> = {};
  const lines: Record<string, readonly unknown[]> = {};
  const see = (record: { readonly id: string; readonly kind: string }) => {
    records[record.id] = comparable(record);
  };
  const list = await vault.ask({ name: 'clients', args: { filter: '', view: 'all', ...all } });
  for (const person of await vault.ask({ name: 'people', args: { filter: '', count: 1000 } })) see(person);
  for (const { personId } of list.rows) {
    const client = await vault.ask({ name: 'client', args: { personId } });
    const line = await vault.ask({ name: 'time-line', args: { personId, kinds: [], ...all } });
    if (client === null) continue;
    client.episodes.forEach(see);
    for (const { other: _other, ...relation } of client.relations) see(relation);
    pages[personId] = pageOf(client);
    for (const row of line.rows) await seeRow(vault, row, see, look === 'whole' ? files : null);
    lines[personId] = lineOf(line);
  }
  see(await vault.ask({ name: 'practice', args: {} }));
  for (const name of ['drives', 'certificates', 'import-runs'] as const)
    for (const record of await vault.ask({ name, args: {} })) see(record);
  const diary = await vault.ask({ name: 'appointments', args: { from: '1900-01-01', to: '2199-12-31' } });
  const drafts = await vault.ask({ name: 'drafts', args: {} });
  const answers = {
    records,
    drafts: draftsOf(drafts),
    files,
    clients: list.rows.map(({ age: _age, ...row }) => row),
    pages,
    lines,
    diary: byId(
      diary.map(({ id, personId, name, startsAt, noteId }) => ({
        id,
        personId,
        name,
        startsAt,
        hasNote: noteId !== null,
      })),
    ),
    today: todayOf(await vault.ask({ name: 'today', args: {} })),
    retention: retentionOf(await vault.ask({ name: 'retention', args: {} })),
    searches: await searchesOf(vault, queriesFor(words, look)),
    counts: look === 'whole' ? (await vault.contentDigest()).counts : {},
  };
  const draftIds = drafts.map(({ fields, draftId }) => [fields['text'] ?? '', draftId] as const);
  return { answers, draftIds: Object.fromEntries(draftIds) };
}

type Row = View<'time-line'>['rows'][number];

async function seeRow(
  vault: Vault,
  row: Row,
  see: (record: { readonly id: string; readonly kind: string }) => void,
  files: Record<string, string> | null,
): Promise<void> {
  switch (row.kind) {
    case 'session':
      return see(row.appointment);
    case 'measure':
      return see(row.result);
    case 'hold':
      return see(row.hold);
    case 'consent': {
      const read = await vault.ask({ name: 'consent', args: { id: row.id } });
      if (read?.wording) see(read.wording);
      return see(row.consent);
    }
    case 'attachment': {
      if (files === null) return see(row.attachment);
      const hash = createHash('sha256');
      const read = await vault.readAttachment(
        row.id,
        async (bytes) => void hash.update(bytes),
        `read-${row.id}`,
      );
      files[row.id] = read.kind === 'read' ? hash.digest('hex') : read.kind;
      return see(row.attachment);
    }
    case 'note': {
      const read = await vault.ask({ name: 'note', args: { id: row.id } });
      read?.amendments.forEach(see);
      if (read) see(read.note);
    }
  }
}

function pageOf(client: NonNullable<View<'client'>>): unknown {
  const { attended, planned, didNotAttend, cancelledByClient } = client.attendance;
  return {
    holds: byId(client.holds).map(({ id }) => id),
    riskOpenSince: client.riskOpenSince,
    nextSession: client.nextSession?.startsAt ?? null,
    retention: client.retention,
    attended,
    planned,
    missed: didNotAttend,
    cancelled: cancelledByClient,
  };
}

function lineOf({ total, rows }: View<'time-line'>): readonly unknown[] {
  const shown = rows.map((row) =>
    row.kind === 'note'
      ? { id: row.id, amendments: row.amendments, lastAmendedAt: row.lastAmendedAt, riskOpen: row.riskOpen }
      : { id: row.id },
  );
  // A note stands above the session it is about, wherever that was moved to.
  const days = rows.filter(({ kind }) => kind !== 'note').map(({ when }) => when.slice(0, 10));
  const isNewestFirst = days.every((day, at) => at === 0 || day <= (days[at - 1] ?? ''));
  return [
    ...byId(shown),
    ...(total === rows.length ? [] : ['another total']),
    ...(isNewestFirst ? [] : ['no order']),
  ];
}

function draftsOf(rows: View<'drafts'>): Answers['drafts'] {
  return Object.fromEntries(
    rows.map(({ about, fields, savedAt, personId, name }) => [
      fields['text'] ?? '',
      { about, savedAt, personId, name },
    ]),
  );
}

function todayOf({ sessions, notesToWrite, clients }: View<'today'>): unknown {
  return {
    sessions: byId(sessions).map(({ id }) => id),
    notesToWrite: byId(notesToWrite).map(({ id }) => id),
    clients,
  };
}

function retentionOf({ due, held, needsDateOfBirth, coming }: View<'retention'>): unknown {
  const which = (rows: typeof due) => byId(rows.map(({ personId, counts }) => ({ id: personId, counts })));
  return {
    due: which(due),
    held: which(held),
    needsDateOfBirth: which(needsDateOfBirth),
    coming: coming.reduce((sum, { count }) => sum + count, 0),
  };
}

async function searchesOf(vault: Vault, queries: readonly string[]): Promise<Answers['searches']> {
  const searches: Record<string, readonly string[]> = {};
  for (const query of queries) {
    let view = await vault.ask({ name: 'search', args: { text: query, limit: 500 } });
    while (!view.complete) {
      await wait(1);
      view = await vault.ask({ name: 'search', args: { text: query, limit: 500 } });
    }
    searches[query] = view.hits.map(({ recordId }) => recordId).sort();
  }
  return searches;
}
