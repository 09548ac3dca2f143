import { Suspense, use, useState } from 'react';
import type { Appearance } from '../../electron/contract/state';
import { ThemeProvider } from '../ui/theme-provider';
import { VaultProvider } from '../ui/vault-link';
import { Gate } from './gate';
import { IdleWarning } from './idle-warning';
import { LockCover } from './lock-cover';
import { Marks } from './marks';
import type { Started, StartOutcome } from './start-vault';
import { WentWrong } from './went-wrong';
import './app.css';

/** Everything on the page: nothing until the vault answers, then the gate in front of it or the rooms behind. */
export function App({ starting }: { readonly starting: Promise<StartOutcome> }) {
  return (
    <Suspense fallback={null}>
      <AfterStart starting={starting} />
    </Suspense>
  );
}

function AfterStart({ starting }: { readonly starting: Promise<StartOutcome> }) {
  const outcome = use(starting);
  if (outcome.kind === 'failed') return <NotStarted said={outcome.said} />;
  return <Running started={outcome} />;
}

function Running({ started }: { readonly started: Started }) {
  const { bridge, vault, start, presence } = started;
  const [appearance, setAppearance] = useState<Appearance>(start.preferences.appearance);
  return (
    <ThemeProvider appearance={appearance}>
      <VaultProvider vault={vault} bridge={bridge} clockShiftMs={start.info.clockShiftMs}>
        <LockCover />
        <IdleWarning />
        <Marks info={start.info} />
        <WentWrong onLock={() => void bridge.lock('key')}>
          <Gate start={start} presence={presence} onAppearance={setAppearance} />
        </WentWrong>
      </VaultProvider>
    </ThemeProvider>
  );
}

function NotStarted({ said }: { readonly said: string }) {
  return (
    <ThemeProvider appearance="system">
      <main className="page went-wrong" role="alert">
        <h1>Casekeep could not start</h1>
        <p>{said}</p>
        <p>Nothing was opened and nothing was changed: your records stand on this laptop as they were.</p>
        <p>
          Close Casekeep and start it again. If it fails again, restart the laptop; your backup can be
          restored on any other.
        </p>
      </main>
    </ThemeProvider>
  );
}
