import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { useBridge } from '../../ui/vault-link';
import { RestoreSecret } from './restore-secret';
import './backup.css';

/** Before unlock: choose a backup, prove it whole, see its counts, then put it in place. Nothing is written before that. */
export function RestoreScreen({ onCancel }: { readonly onCancel: () => void }) {
  const bridge = useBridge();
  const [source, setSource] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const choose = async (what: 'folder' | 'file') => {
    setFailure(null);
    const choice = await bridge.chooseSource(what);
    if (choice.kind === 'chosen') setSource({ id: choice.sourceId, label: choice.label });
    if (choice.kind === 'no-backup-there') {
      setFailure(
        'There is no Casekeep backup there. Choose the drive or folder you backed up to, or a file ending in .casekeep. Nothing was changed.',
      );
    }
  };

  return (
    <Page
      heading="Restore from a backup"
      subtitle="The backup is checked from end to end first. A vault that is already here is kept aside, not overwritten."
    >
      <Card>
        {source === null ? (
          <>
            <p>Plug in the drive and choose it, or choose a one-file export.</p>
            {failure === null ? null : (
              <p role="alert" className="form-outcome" data-tone="risk">
                {failure}
              </p>
            )}
            <div className="form-foot">
              <Button onClick={() => void choose('folder')}>Choose a drive or folder</Button>
              <Button variant="default" onClick={() => void choose('file')}>
                Choose an export file
              </Button>
              <Button variant="subtle" onClick={onCancel}>
                Back
              </Button>
            </div>
          </>
        ) : (
          <RestoreSecret key={source.id} source={source} onCancel={() => setSource(null)} />
        )}
      </Card>
    </Page>
  );
}
