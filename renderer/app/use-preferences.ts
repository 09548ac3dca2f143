import { useEffect, useRef, useState } from 'react';
import type { Appearance, PlainPreferences } from '../../electron/contract/state';
import { useBridge, useView } from '../ui/vault-link';
import type { UnlockNotice } from '../vault/api';

/**
 * The sealed settings of the practice are the ones that hold: main is told them at unlock and at every change.
 * Where the plain ones that held before unlock were weaker, somebody may have changed the file: that is reported.
 */
export function usePreferences(
  plain: PlainPreferences,
  onAppearance: (appearance: Appearance) => void,
  /** The profile's own settings are no earlier choice of this practice: first unlock after a restore. */
  isRestored: boolean,
): { readonly idleMinutes: number; readonly weaker: UnlockNotice | null } {
  const bridge = useBridge();
  const practice = useView({ name: 'practice', args: {} });
  const [weaker, setWeaker] = useState<UnlockNotice | null>(null);
  const isFirst = useRef(true);

  useEffect(() => {
    if (practice === undefined) return;
    if (isFirst.current && !isRestored && plain.idleMinutes > practice.idleMinutes) {
      setWeaker({ kind: 'weaker-setting', what: 'idle-minutes' });
    }
    isFirst.current = false;
    onAppearance(practice.appearance);
    const { idleMinutes, appearance, backupEveryDays, backupStartsByItself, lockOnMinimise } = practice;
    void bridge.setPreferences({
      idleMinutes,
      appearance,
      backupEveryDays,
      backupStartsByItself,
      lockOnMinimise,
    });
  }, [practice, plain.idleMinutes, isRestored, bridge, onAppearance]);

  return { idleMinutes: practice?.idleMinutes ?? plain.idleMinutes, weaker };
}
