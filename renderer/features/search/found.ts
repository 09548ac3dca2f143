import { matchesPlainScan } from '../../domain/search-text';
import type { ClientRow, SearchHit, SearchView } from '../../vault/api';
import type { SearchAction } from './search-action';

/** One line of the answer, in the order in which the arrows walk them. */
export type Found =
  | { readonly kind: 'action'; readonly id: string; readonly action: SearchAction }
  | { readonly kind: 'client'; readonly id: string; readonly client: ClientRow }
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit };

const ACTIONS_SHOWN = 5;

/** Clients first when words were typed, then what can be done, then every place where the words stand. */
export function foundFor(
  text: string,
  actions: readonly SearchAction[],
  clients: readonly ClientRow[],
  search: SearchView | undefined,
): readonly Found[] {
  const typed = text.trim();
  const fitting =
    typed === ''
      ? actions
      : actions.filter((action) => matchesPlainScan(`${action.label} ${action.also}`, typed));
  const shownClients = typed === '' ? [] : clients;
  const named = new Set(shownClients.map((client) => client.personId));
  // A client who stands above by name need not stand below again for the same name.
  const hits = (search?.hits ?? []).filter((hit) => hit.kind !== 'person' || !named.has(hit.personId));
  return [
    ...shownClients.map((client) => ({ kind: 'client', id: `client-${client.personId}`, client }) as const),
    ...(typed === '' ? fitting : fitting.slice(0, ACTIONS_SHOWN)).map(
      (action) => ({ kind: 'action', id: `action-${action.id}`, action }) as const,
    ),
    ...(typed === '' ? [] : hits).map((hit) => ({ kind: 'hit', id: `hit-${hit.recordId}`, hit }) as const),
  ];
}

/** The context of a hit in pieces, marked and not. Marks outside the text or overlapping are left unmarked. */
export function markedPieces(
  context: string,
  marks: SearchHit['marks'],
): readonly { readonly at: number; readonly text: string; readonly isMarked: boolean }[] {
  const pieces: { at: number; text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > context.length) continue;
    if (start > at) pieces.push({ at, text: context.slice(at, start), isMarked: false });
    pieces.push({ at: start, text: context.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < context.length) pieces.push({ at, text: context.slice(at), isMarked: false });
  return pieces;
}
