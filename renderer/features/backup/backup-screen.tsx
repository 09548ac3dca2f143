import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { useAct, useBridge, useView } from '../../ui/vault-link';
import { OneFileExport } from './one-file-export';
import { PlaceCard } from './place-card';
import { usePlaces } from './use-places';
import './backup.css';

/** Where copies stand, whether they are right, and how to get everything back. */
export function BackupScreen() {
  const bridge = useBridge();
  const act = useAct();
  const drives = useView({ name: 'drives', args: {} });
  const { places, refresh } = usePlaces();
  const [failure, setFailure] = useState<string | null>(null);

  const add = async () => {
    setFailure(null);
    const choice = await bridge.choosePlace();
    switch (choice.kind) {
      case 'chosen':
        await act({
          name: 'describe-drive',
          args: { placeId: choice.place.id, label: choice.place.label, keptWhere: '' },
        });
        return refresh();
      case 'cancelled':
        return;
      case 'inside-profile':
        return setFailure(
          'That folder lies inside Casekeep’s own data: a copy there is lost together with the laptop. Choose another drive.',
        );
      case 'not-writable':
        return setFailure('Casekeep may not write in that folder. Choose another one.');
    }
  };

  if (places === undefined || drives === undefined) return <Page heading="Backup">{null}</Page>;
  return (
    <Page
      heading="Backup"
      subtitle="Copies are sealed: whoever finds the drive sees nothing."
      actions={
        <Button variant={places.length === 0 ? 'filled' : 'default'} onClick={() => void add()}>
          Add a drive or folder
        </Button>
      }
    >
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
      {places.length === 0 ? (
        <Card>
          <Empty>
            Everything is on this laptop only. Choose a drive that is kept somewhere else; two drives in turn
            are better than one.
          </Empty>
        </Card>
      ) : (
        places.map((place, at) => (
          <PlaceCard
            key={`${place.id} ${place.label}`}
            place={place}
            drive={drives.find((drive) => drive.placeId === place.id)}
            isFirst={at === 0}
          />
        ))
      )}
      <OneFileExport />
      <Card title="What the words mean">
        <dl className="place-facts place-words">
          <div>
            <dt>Copied</dt>
            <dd>The sealed bytes are on the drive.</dd>
          </div>
          <div>
            <dt>Proven</dt>
            <dd>
              They were read back from it, the chain of records is whole, and new and sampled records opened.
            </dd>
          </div>
          <div>
            <dt>Restore practised</dt>
            <dd>
              Every record and file on the drive was opened, as in a real restore, and agrees with this
              laptop.
            </dd>
          </div>
        </dl>
        <p className="small muted">
          To restore: on the first or the locked screen choose “Restore from a backup”. The vault that is
          there is kept aside.
        </p>
      </Card>
    </Page>
  );
}
