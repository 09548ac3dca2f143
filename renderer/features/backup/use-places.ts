import { useCallback, useEffect, useState } from 'react';
import type { BackupPlace } from '../../../electron/contract/state';
import { useBridge } from '../../ui/vault-link';

/** The places main knows, as they come and go; `refresh` after one was chosen or forgotten. */
export function usePlaces() {
  const bridge = useBridge();
  const [places, setPlaces] = useState<readonly BackupPlace[]>();
  const refresh = useCallback(async () => setPlaces((await bridge.start()).places), [bridge]);
  useEffect(() => {
    void refresh();
    return bridge.on('places', (seen) => setPlaces(seen.places));
  }, [bridge, refresh]);
  return { places, refresh };
}
