import { useState, type ReactNode } from 'react';
import type { Appearance, StartState } from '../../electron/contract/state';
import { RestoreScreen } from '../features/backup/restore-screen';
import { DemoFill } from '../features/first-run/demo-fill';
import { FirstRunScreen } from '../features/first-run/first-run-screen';
import { UnlockScreen } from '../features/unlock/unlock-screen';
import { useBridge } from '../ui/vault-link';
import type { Presence, UnlockNotice } from '../vault/api';
import { Shell } from './shell';

/** In front of the rooms: first run, unlock or restore; behind it the shell. */
export function Gate({
  start,
  presence,
  onAppearance,
}: {
  readonly start: StartState;
  readonly presence: Presence;
  readonly onAppearance: (appearance: Appearance) => void;
}) {
  const bridge = useBridge();
  const [opened, setOpened] = useState<readonly UnlockNotice[] | null>(null);
  const onOpened = (notices: readonly UnlockNotice[]) => {
    void bridge.unlocked();
    setOpened(notices);
  };

  if (opened !== null) return <Shell start={start} notices={opened} onAppearance={onAppearance} />;
  if (presence.kind !== 'none') {
    return <UnlockScreen start={start} presence={presence} onOpened={onOpened} restore={restoreInstead} />;
  }
  if (start.info.demo) return <DemoFill onOpened={() => onOpened([])} />;
  return <FirstRunScreen start={start} onOpened={() => onOpened([])} restore={restoreInstead} />;
}

/** The restore of the backup room, lent to the screens in front of the vault. After it the app starts afresh, locked. */
function restoreInstead(onCancel: () => void): ReactNode {
  return (
    <main className="view gate-view">
      <RestoreScreen onCancel={onCancel} />
    </main>
  );
}
