import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DEMO_PASSWORD } from '../../ui/demo-password';
import { Progress } from '../../ui/progress';
import { useLongAct, type LongAct } from '../../ui/use-long-act';
import { unsavedSentence } from '../../ui/unsaved';
import { useBridge, useVault } from '../../ui/vault-link';
import type { Vault } from '../../vault/api';
import './first-run.css';

/** The demo's own profile is empty the first time: makes its vault and fills it with made-up people. */
export function DemoFill({ onOpened }: { readonly onOpened: () => void }) {
  const vault = useVault();
  const bridge = useBridge();
  const long = useLongAct();
  const isBegun = useRef(false);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    // StrictMode mounts twice; the demo is filled once.
    if (isBegun.current) return;
    isBegun.current = true;
    fill(vault, long).then(
      (failed) => (failed === null ? onOpened() : setFailure(failed)),
      () => setFailure('The demo could not be filled. Your own records are not touched by that.'),
    );
  });

  return (
    <main className="first-run">
      <div>
        <h1>The demo</h1>
        <p className="first-run-intro">
          A practice of made-up people, in a profile of its own. It opens with “{DEMO_PASSWORD}” when it has
          locked.
        </p>
        <Progress act={long} said="Filling the cabinet with made-up records" cancellable={false} />
        {failure === null ? null : (
          <>
            <p role="alert" className="form-outcome" data-tone="risk">
              {failure}
            </p>
            <Button onClick={() => void bridge.leaveDemo()}>Leave the demo</Button>
          </>
        )}
      </div>
    </main>
  );
}

async function fill(vault: Vault, long: LongAct): Promise<string | null> {
  const outcome = await long.run(async (onProgress) => {
    const prepared = await vault.prepareVault(DEMO_PASSWORD, {
      name: 'Demo practice',
      therapist: 'Demo therapist',
      nation: 'england-and-wales',
    });
    const typed = prepared.askedGroups.map((group) => ({
      group,
      text: prepared.recoveryGroups[group - 1] ?? '',
    }));
    const made = await vault.finishVault(typed);
    return made.kind === 'made' ? await vault.fillDemo(onProgress) : made;
  });
  if (outcome === null || outcome.kind === 'done') return null;
  return (
    unsavedSentence({ kind: outcome.kind }) ??
    'The demo could not be filled. Your own records are not touched by that.'
  );
}
