import { useEffect, useRef } from 'react';
import { backupStart } from '../../domain/backup-start';
import { showNotice } from '../../ui/notice';
import { useBridge, useVault, useView } from '../../ui/vault-link';
import { backupSentence } from './backup-sentence';

/** A known drive that appears is backed up to by itself, when the practice wants that; the result is one quiet line. */
export function BackupWatcher() {
  const bridge = useBridge();
  const vault = useVault();
  const practice = useView({ name: 'practice', args: {} });
  const isRunning = useRef(false);
  const startsByItself = practice?.backupStartsByItself ?? false;

  useEffect(
    () =>
      bridge.on('places', (seen) => {
        const start = backupStart(seen, { backupStartsByItself: startsByItself }, isRunning.current);
        const label = seen.places.find((place) => place.id === seen.appeared)?.label ?? 'The drive';
        if (start.kind === 'switched-off') {
          showNotice({ said: `${label} is connected. Back up under Backup.`, undo: null });
        }
        if (start.kind !== 'start') return;
        isRunning.current = true;
        vault
          .backup(start.placeId, () => undefined, crypto.randomUUID())
          .then(
            (outcome) => showNotice({ said: backupSentence(outcome, label).said, undo: null }),
            () =>
              showNotice({
                said: `The backup to ${label} did not finish. Try again under Backup.`,
                undo: null,
              }),
          )
          .finally(() => {
            isRunning.current = false;
          });
      }),
    [bridge, vault, startsByItself],
  );
  return null;
}
