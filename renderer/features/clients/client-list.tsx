import { useCallback, useEffect, useState, type ReactNode, type Ref } from 'react';
import type { ClientRow } from '../../vault/api';
import { useView } from '../../ui/vault-link';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list';
import { ClientLine } from './client-line';
import type { ClientViewName } from './client-views';

/** Rows asked for at once: a window around what is on screen, moved in steps so that scrolling does not ask each time. */
const STEP = 50;
const WINDOW = 150;
const ROW_HEIGHT = 48;

/** The rows of one answer, with the question they belong to: shown until the next answer is there, so nothing flickers. */
interface Shown {
  readonly query: string;
  readonly from: number;
  readonly total: number;
  readonly rows: readonly ClientRow[];
}

export function ClientList({
  filter,
  view,
  handle,
  onOpen,
  empty,
}: {
  readonly filter: string;
  readonly view: ClientViewName;
  readonly handle: Ref<VirtualListHandle>;
  readonly onOpen: (personId: string) => void;
  readonly empty: ReactNode;
}) {
  const query = `${view} ${filter}`;
  const [window, setWindow] = useState({ query, from: 0 });
  const from = window.query === query ? window.from : 0;
  const found = useView({ name: 'clients', args: { filter, view, from, count: WINDOW } });
  const [last, setLast] = useState<Shown | null>(null);
  const shown = found === undefined ? last : { query, from, ...found };
  useEffect(() => {
    if (found !== undefined) setLast({ query, from, ...found });
  }, [found, query, from]);
  const onRange = useCallback(
    (first: number) => setWindow({ query, from: Math.max(0, Math.floor(first / STEP) * STEP - STEP) }),
    [query],
  );

  if (shown === null) return <div className="clients-list" aria-busy="true" />;
  if (shown.total === 0) return <div className="clients-list">{empty}</div>;
  return (
    <div className="clients-list">
      <div className="clients-columns small muted" aria-hidden="true">
        <span>Name</span>
        <span>Age</span>
        <span>Service</span>
        <span>Next session</span>
        <span>Last contact</span>
        <span />
      </div>
      <VirtualList<ClientRow>
        key={shown.query}
        label="Clients"
        className="clients-scroll"
        handle={handle}
        count={shown.total}
        rowHeight={ROW_HEIGHT}
        rowAt={(index) => shown.rows[index - shown.from]}
        renderRow={(row) => <ClientLine row={row} />}
        onOpen={(row) => onOpen(row.personId)}
        onRange={onRange}
      />
    </div>
  );
}
