import { type Acknowledged, openDrafts } from './acknowledged';
import type { ClientContents, Contents } from './contents';

/** What a look after a kill came to. */
export interface Compared {
  /** How many acknowledgements had to be there. */
  readonly looked: number;
  /** Everything that was called safe and is not there, or was called gone and is back, in words. */
  readonly missing: readonly string[];
  /** Acts that were done in part. */
  readonly halves: readonly string[];
}

/**
 * The ledger against what a vault holds. `sure` is how far the acknowledgements must be there (all of them; for a backup
 * those before it was proven); what comes later in `all` only says what may be gone since.
 */
export function compare(
  held: Contents,
  all: readonly Acknowledged[],
  seriesLength: number,
  sure: readonly Acknowledged[] = all,
): Compared {
  const clients = new Map(held.clients.map((client) => [client.name, client]));
  const gone = new Set(all.flatMap(beginsToGo));
  const wanted = sure.filter((entry) => isWanted(entry) && !keysOf(entry).some((key) => gone.has(key)));
  const missing = wanted
    .filter((entry) => !isThere(clientOf(clients, entry), entry))
    .map((entry) => JSON.stringify(entry).slice(0, 160));
  const drafts = sure === all ? [...openDrafts(all)] : [];
  for (const [name, text] of drafts) {
    const client = clients.get(name);
    // The kill may have come between "finished" on the disk and on the screen: then it stands as a note.
    const texts = [...(client?.drafts ?? []), ...(client?.notes ?? [])];
    if (!texts.some((one) => one.startsWith(text))) missing.push(`draft of ${name}: ${text.slice(0, 60)}`);
  }
  const back = sure === all ? comeBack(clients, all, held.certificates) : [];
  return {
    looked: wanted.length + drafts.length,
    missing: [...missing, ...back],
    halves: [...halfStates(held, seriesLength), ...halfDestroyed(clients, sure, gone)],
  };
}

function isWanted({ kind }: Acknowledged): boolean {
  return kind === 'client' || kind === 'note' || kind === 'session' || kind === 'file';
}

const keyOf = (what: string, client: string, name = '') => `${what}\n${client}\n${name}`;

/** By which of its names a record may have been taken away. */
function keysOf(entry: Acknowledged): readonly string[] {
  switch (entry.kind) {
    case 'client':
      return [keyOf('client', entry.name)];
    case 'session':
      return [keyOf('client', entry.client), keyOf('sessions', entry.client)];
    case 'file':
      return [keyOf('client', entry.client), keyOf('file', entry.client, entry.name)];
    case 'note':
      return [keyOf('client', entry.client)];
    default:
      return [];
  }
}

function beginsToGo(entry: Acknowledged): readonly string[] {
  if (entry.kind === 'removing') return [keyOf(entry.what, entry.client, entry.name)];
  return entry.kind === 'destroying' ? [keyOf('client', entry.client)] : [];
}

function clientOf(
  clients: ReadonlyMap<string, ClientContents>,
  entry: Acknowledged,
): ClientContents | undefined {
  if (entry.kind === 'client') return clients.get(entry.name);
  return 'client' in entry ? clients.get(entry.client) : undefined;
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
    default:
      return true;
  }
}

/** What was said to be gone and is there. */
function comeBack(
  clients: ReadonlyMap<string, ClientContents>,
  all: readonly Acknowledged[],
  certificates: number,
): readonly string[] {
  const back: string[] = [];
  const destroyed = all.filter(({ kind }) => kind === 'destroyed');
  if (certificates < destroyed.length)
    back.push(`${destroyed.length} destructions, but ${certificates} certificates`);
  for (const entry of all) {
    if (entry.kind === 'destroyed' && clients.has(entry.client)) back.push(`${entry.client} was destroyed`);
    if (entry.kind !== 'removed') continue;
    const client = clients.get(entry.client);
    const isBack =
      (entry.what === 'file' && client?.files.some(({ name }) => name === entry.name)) ||
      (entry.what === 'sessions' && (client?.sessions.length ?? 0) > 0) ||
      (entry.what === 'draft' && (client?.drafts.length ?? 0) > 0);
    if (isBack === true) back.push(`${entry.what} ${entry.name} of ${entry.client} was taken away`);
  }
  return back;
}

/** A client without an episode, half a weekly series, a finished note with its draft: one act that was done in part. */
function halfStates(held: Contents, seriesLength: number): readonly string[] {
  return held.clients.flatMap((client) => [
    ...(client.episodes === 0 ? [`${client.name} without an episode`] : []),
    ...(client.sessions.length % seriesLength === 0 ? [] : [`${client.name} with half a series`]),
    ...client.drafts
      .filter((draft) => client.notes.includes(draft))
      .map(() => `${client.name}: a finished note is offered back as a draft, too`),
  ]);
}

/** A destruction that was begun and not acknowledged is done or not done: a client who is there has everything. */
function halfDestroyed(
  clients: ReadonlyMap<string, ClientContents>,
  all: readonly Acknowledged[],
  gone: ReadonlySet<string>,
): readonly string[] {
  return all.flatMap((entry) => {
    const client = clientOf(clients, entry);
    if (client === undefined || entry.kind === 'client' || !isWanted(entry)) return [];
    if (!gone.has(keyOf('client', client.name)) || isThere(client, entry)) return [];
    return [`${client.name} is destroyed in part: no ${entry.kind}`];
  });
}
