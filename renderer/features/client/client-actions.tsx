import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ClientView } from '../../vault/api';
import { KeyHint } from '../../ui/key-hint';
import type { ClientPanel } from './client-panel';
import { ChangeEpisode, type EpisodeChange } from './change-episode';

/** What can be done with a client, each with its key. The one filled button of the view is the composer's. */
export function ClientActions({
  client,
  onOpen,
}: {
  readonly client: ClientView;
  readonly onOpen: (panel: ClientPanel) => void;
}) {
  const [change, setChange] = useState<EpisodeChange | null>(null);
  const latest = latestEpisode(client);
  return (
    <div className="client-actions">
      {latest === null ? null : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onOpen({ kind: 'new-session' })}
          rightSection={<KeyHint keys="s" />}
        >
          New session
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onOpen({ kind: 'consents', consentId: null })}
        rightSection={<KeyHint keys="c" />}
      >
        Consents
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onOpen({ kind: 'people' })}
        rightSection={<KeyHint keys="p" />}
      >
        People{client.relations.length === 0 ? '' : ` ${client.relations.length}`}
      </Button>
      <Menu
        position="bottom-end"
        shadow="md"
        width={240}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button variant="default" size="compact-sm">
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<KeyHint keys="e" />} onClick={() => onOpen({ kind: 'edit' })}>
            Change particulars
          </Menu.Item>
          <Menu.Item rightSection={<KeyHint keys="a" />} onClick={() => onOpen({ kind: 'add-files' })}>
            Attach files
          </Menu.Item>
          <Menu.Divider />
          {latest === null ? null : (
            <>
              {latest.status === 'waiting' ? (
                <Menu.Item onClick={() => setChange({ episode: latest, to: 'active' })}>
                  Start the work
                </Menu.Item>
              ) : null}
              {latest.status === 'active' || latest.status === 'waiting' ? (
                <Menu.Item onClick={() => setChange({ episode: latest, to: 'ended' })}>
                  End the work
                </Menu.Item>
              ) : null}
              {latest.status === 'archived' ? null : (
                <Menu.Item onClick={() => setChange({ episode: latest, to: 'archived' })}>Archive</Menu.Item>
              )}
              {latest.status === 'ended' || latest.status === 'archived' ? (
                <Menu.Item onClick={() => setChange({ episode: latest, to: 'active' })}>
                  Take the work up again
                </Menu.Item>
              ) : null}
            </>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => onOpen({ kind: 'hold' })}>Holds</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {change === null ? null : (
        <ChangeEpisode name={client.person.name} change={change} onClose={() => setChange(null)} />
      )}
    </div>
  );
}

function latestEpisode({ episodes }: ClientView) {
  return [...episodes].sort((a, b) => b.startedOn.localeCompare(a.startedOn))[0] ?? null;
}
