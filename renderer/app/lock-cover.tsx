import { useEffect, useState } from 'react';
import { flushBeforeLock } from '../ui/before-lock';
import { useBridge, useVault } from '../ui/vault-link';

/** Main gives one second in all; the open forms get most of it, sealing what they handed over the rest. */
const FLUSH_MS = 600;

/**
 * Covers the screen the moment the lock comes, lets forms hand over their last words, has the drafts sealed,
 * and tells main how many are kept. Main ends the window after that, or after one second all the same.
 */
export function LockCover() {
  const bridge = useBridge();
  const vault = useVault();
  const [isLocking, setIsLocking] = useState(false);

  useEffect(
    () =>
      bridge.on('locking', () => {
        // Before React: the next frame must show nothing.
        document.documentElement.dataset['covered'] = 'yes';
        setIsLocking(true);
        void Promise.race([flushBeforeLock(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))])
          .then(() => vault.seal())
          .then((drafts) => bridge.lockReady(drafts))
          // Without an answer main waits its second and says on the unlock screen that the last second may be missing.
          .catch(() => undefined);
      }),
    [bridge, vault],
  );

  return isLocking ? (
    <p className="only-heard" role="alert">
      Locking
    </p>
  ) : null;
}
