import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { goTo } from '../../ui/navigation';
import { useView } from '../../ui/vault-link';
import { foundFor, type Found } from './found';
import { FoundLine } from './found-line';
import type { SearchAction } from './search-action';

const CLIENTS_SHOWN = 6;
const HITS_SHOWN = 40;

export function SearchPanel({
  actions,
  onClose,
}: {
  readonly actions: readonly SearchAction[];
  readonly onClose: () => void;
}) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), 120);
  const clients = useView(
    asked === ''
      ? null
      : { name: 'clients', args: { filter: asked, view: 'all', from: 0, count: CLIENTS_SHOWN } },
    { keepPrevious: true },
  );
  const search = useView(asked === '' ? null : { name: 'search', args: { text: asked, limit: HITS_SHOWN } }, {
    keepPrevious: true,
  });
  const found = foundFor(text, actions, clients?.rows ?? [], search);
  const current = Math.min(active, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const open = (line: Found | undefined) => {
    if (line === undefined) return;
    onClose();
    if (line.kind === 'action') line.action.run();
    else if (line.kind === 'client') goTo(`/clients/${line.client.personId}`);
    else goTo(`/clients/${line.hit.personId}`, { state: { focus: line.hit.recordId } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setActive(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') setActive(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter') open(found[current]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="search">
      <input
        className="search-field"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[current] === undefined ? undefined : `${listId}-${found[current].id}`}
        aria-label="Search clients, notes and actions"
        placeholder="Client, word in a note, or what to do"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label="Found" className="search-list">
        {found.map((line, index) => (
          <FoundLine
            key={line.id}
            id={`${listId}-${line.id}`}
            line={line}
            isFirstOfKind={found[index - 1]?.kind !== line.kind}
            isActive={index === current}
            onOpen={() => open(line)}
            onPoint={() => setActive(index)}
          />
        ))}
      </div>
      <p className="search-foot small muted" role="status">
        {footSentence(asked, search, found.length)}
      </p>
    </div>
  );
}

function footSentence(
  asked: string,
  search:
    | { readonly total: number; readonly complete: boolean; readonly hits: readonly unknown[] }
    | undefined,
  lines: number,
): string {
  if (asked === '') return 'Arrows move, Enter opens, Esc closes.';
  if (search === undefined) return 'Searching…';
  if (!search.complete) return 'Still reading older records: the list may grow.';
  if (lines === 0) return 'Nothing found. Every word must begin some word of the record.';
  const total = search.total.toLocaleString('en-GB');
  if (search.total > search.hits.length)
    return `${total} places, the first ${search.hits.length} shown. Another word narrows it.`;
  return search.total === 1 ? 'One place' : `${total} places`;
}
