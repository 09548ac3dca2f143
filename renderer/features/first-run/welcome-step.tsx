import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StartState } from '../../../electron/contract/state';
import { useBridge } from '../../ui/vault-link';

/** The first screen of all: make a vault, restore one, or look around in the demo. */
export function WelcomeStep({
  start,
  onMake,
  onRestore,
}: {
  readonly start: StartState;
  readonly onMake: () => void;
  readonly onRestore: () => void;
}) {
  const bridge = useBridge();
  const [failure, setFailure] = useState<string | null>(null);
  const demo = () => {
    bridge
      .startDemo()
      .catch(() => setFailure('The demo could not be started. Close Casekeep and start it again.'));
  };
  return (
    <main className="first-run">
      <div>
        <h1>Casekeep</h1>
        <p className="first-run-intro">
          A locked filing cabinet for a therapy practice. Everything in it is sealed on this laptop and never
          leaves it, except as a sealed backup on a drive of yours. No account, no cloud, no internet.
        </p>
        <div className="choices">
          <div className="choice">
            <div>
              <h2>Make a vault</h2>
              <p>For your practice. About three minutes: name, password, recovery sheet, first backup.</p>
            </div>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing most people come here for */}
            <Button onClick={onMake} autoFocus>
              Make a vault
            </Button>
          </div>
          <div className="choice">
            <div>
              <h2>Restore from a backup</h2>
              <p>
                On a new laptop or after a loss: a backup drive or a one-file export, and its password or
                recovery sheet.
              </p>
            </div>
            <Button variant="default" onClick={onRestore}>
              Restore
            </Button>
          </div>
          <div className="choice">
            <div>
              <h2>Try the demo</h2>
              <p>A practice of made-up people, apart from yours and marked in every view.</p>
            </div>
            <Button variant="default" onClick={demo}>
              Open the demo
            </Button>
          </div>
        </div>
        <p role="status" className="form-outcome" data-tone="risk">
          {failure ?? ''}
        </p>
        {start.info.developmentRuntime ? (
          <p className="small muted" role="note">
            Development only: Casekeep {start.info.version} on an old Electron {start.info.electron}. Keep no
            real records in it.
          </p>
        ) : null}
      </div>
    </main>
  );
}
