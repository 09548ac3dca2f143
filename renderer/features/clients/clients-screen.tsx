import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { KeyHint } from '../../ui/key-hint';
import { useVisit } from '../../ui/navigation';
import { Page } from '../../ui/page';
import { useView } from '../../ui/vault-link';
import type { VirtualListHandle } from '../../ui/virtual-list';
import { ClientList } from './client-list';
import { CLIENT_VIEWS, type ClientViewName } from './client-views';
import { KeptDrafts } from './kept-drafts';
import { NewClient } from './new-client';
import './clients.css';

/** What the list showed when it was left, so that coming back from a client finds it as it was. Dies at the lock. */
const left: { filter: string; view: ClientViewName } = { filter: '', view: 'active' };

export function ClientsScreen() {
  const [, navigate] = useLocation();
  const visit = useVisit();
  const [filter, setFilter] = useState(left.filter);
  const [view, setView] = useState<ClientViewName>(left.view);
  const [isAdding, setIsAdding] = useState(visit.create === true);
  const list = useRef<VirtualListHandle>(null);
  const counts = useCounts(filter);
  const everybody = useCounts('');

  useEffect(() => {
    left.filter = filter;
    left.view = view;
  }, [filter, view]);
  useEffect(() => {
    if (visit.create === true) setIsAdding(true);
  }, [visit.create, visit.turn]);
  // N alone is a letter while the filter has the focus, and here it has it from the start.
  useHotkeys([['alt+n', () => setIsAdding(true), { usePhysicalKeys: true }]], []);

  const elsewhere = counts.all !== undefined && counts[view] === 0 && counts.all > 0;
  return (
    <Page
      heading="Clients"
      subtitle={subtitleOf(everybody)}
      actions={
        <Button onClick={() => setIsAdding(true)} rightSection={<KeyHint keys="alt+n" />}>
          New client
        </Button>
      }
    >
      <div className="clients-tools">
        <TextInput
          className="clients-filter"
          autoFocus
          aria-label="Find a client"
          placeholder="Name, reference, phone, e-mail or postcode"
          autoComplete="off"
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') list.current?.takeKey(event);
            else if (filter === '') list.current?.focus();
            else setFilter('');
          }}
        />
        <div className="clients-views" role="group" aria-label="Show">
          {CLIENT_VIEWS.map(({ name, label }) => (
            <Chip key={name} pressed={view === name} onClick={() => setView(name)}>
              {label} <span className="figures">{counts[name]?.toLocaleString('en-GB') ?? ''}</span>
            </Chip>
          ))}
        </div>
      </div>
      <KeptDrafts onNewClient={() => setIsAdding(true)} />
      <ClientList
        filter={filter}
        view={view}
        handle={list}
        onOpen={(personId) => navigate(`/clients/${personId}`)}
        empty={
          elsewhere ? (
            <Empty
              action={
                <Button variant="default" onClick={() => setView('all')}>
                  Show all {counts.all}
                </Button>
              }
            >
              Nobody here{filter === '' ? '' : ` matches “${filter}”`}, but {counts.all} elsewhere.
            </Empty>
          ) : (
            <Empty
              action={
                <Button variant="default" onClick={() => setIsAdding(true)}>
                  New client
                </Button>
              }
            >
              {filter === ''
                ? 'Clients stand here: one line each, found by typing any part of what you know.'
                : `Nobody matches “${filter}”. Every word must be found in the name, reference, phone, e-mail or postcode.`}
            </Empty>
          )
        }
      />
      {isAdding ? (
        <NewClient
          onClose={() => setIsAdding(false)}
          onAdded={(personId) => {
            setIsAdding(false);
            navigate(`/clients/${personId}`);
          }}
        />
      ) : null}
    </Page>
  );
}

/** How many stand behind each view, for the words typed. */
function useCounts(filter: string): Readonly<Record<ClientViewName, number | undefined>> {
  const ask = (view: ClientViewName) =>
    ({ name: 'clients', args: { filter, view, from: 0, count: 0 } }) as const;
  const keep = { keepPrevious: true };
  return {
    active: useView(ask('active'), keep)?.total,
    waiting: useView(ask('waiting'), keep)?.total,
    ended: useView(ask('ended'), keep)?.total,
    archived: useView(ask('archived'), keep)?.total,
    all: useView(ask('all'), keep)?.total,
  };
}

function subtitleOf(counts: Readonly<Record<ClientViewName, number | undefined>>): string {
  const { active, waiting } = counts;
  if (active === undefined || waiting === undefined) return ' ';
  return waiting === 0 ? `${active} active` : `${active} active, ${waiting} waiting`;
}
