import { z } from 'zod';

const client = z.string();

/** What was begun and what was said to be safe, a line of the ledger each. */
export const acknowledged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client'), name: z.string() }),
  z.object({ kind: z.literal('note'), client, text: z.string() }),
  z.object({ kind: z.literal('session'), client, startsAt: z.string() }),
  z.object({ kind: z.literal('file'), client, name: z.string(), sha256: z.string() }),
  z.object({ kind: z.literal('draft'), client, text: z.string() }),
  /** The text became a note or was dropped: nothing of it needs to be offered back any more. */
  z.object({ kind: z.literal('draft-done'), client }),
  /** From here on it may be gone; after `removed` it must be. `name` is empty for all sessions or drafts of a client. */
  z.object({
    kind: z.literal('removing'),
    what: z.enum(['file', 'sessions', 'draft']),
    client,
    name: z.string(),
  }),
  z.object({
    kind: z.literal('removed'),
    what: z.enum(['file', 'sessions', 'draft']),
    client,
    name: z.string(),
  }),
  z.object({ kind: z.literal('destroying'), client }),
  z.object({ kind: z.literal('destroyed'), client }),
  /** The recovery sheet is on paper; nothing of the vault needs to stand yet. */
  z.object({ kind: z.literal('prepared'), recoveryKey: z.string() }),
  z.object({ kind: z.literal('created') }),
  z.object({ kind: z.literal('password-trying'), password: z.string() }),
  /** Acknowledged as changed, or, after a change that was cut off, found to be the one that opens. */
  z.object({ kind: z.literal('password'), password: z.string() }),
  z.object({ kind: z.literal('recovery-trying'), recoveryKey: z.string() }),
  z.object({ kind: z.literal('recovery'), recoveryKey: z.string() }),
  z.object({ kind: z.literal('backup-trying') }),
  z.object({ kind: z.literal('backup') }),
  z.object({ kind: z.literal('restored') }),
]);
export type Acknowledged = z.infer<typeof acknowledged>;

/** A secret after all that was begun and acknowledged: what must open, what may instead, and what must not any more. */
export interface SecretState {
  readonly right: string;
  /** Begun and not acknowledged: it or the right one opens, never both. */
  readonly maybe: string | null;
  readonly former: string | null;
}

export function secretAfter(
  all: readonly Acknowledged[],
  what: 'password' | 'recovery',
  first: string,
): SecretState {
  let state: SecretState = { right: first, maybe: null, former: null };
  for (const entry of all) {
    if (entry.kind === 'password-trying' && what === 'password') state = { ...state, maybe: entry.password };
    if (entry.kind === 'recovery-trying' && what === 'recovery')
      state = { ...state, maybe: entry.recoveryKey };
    const next = what === 'password' ? passwordOf(entry) : recoveryOf(entry);
    if (next !== null)
      state = { right: next, maybe: null, former: next === state.right ? state.maybe : state.right };
  }
  return state;
}

function passwordOf(entry: Acknowledged): string | null {
  return entry.kind === 'password' ? entry.password : null;
}

function recoveryOf(entry: Acknowledged): string | null {
  return entry.kind === 'recovery' ? entry.recoveryKey : null;
}

/** For each client the last draft text that was called kept and was not finished or dropped since. */
export function openDrafts(all: readonly Acknowledged[]): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  for (const entry of all) {
    if (entry.kind === 'draft') open.set(entry.client, entry.text);
    if (entry.kind === 'draft-done' || entry.kind === 'destroying') open.delete(entry.client);
    if (entry.kind === 'removing' && entry.what === 'draft') open.delete(entry.client);
  }
  return open;
}
