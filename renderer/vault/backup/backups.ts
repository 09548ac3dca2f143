import type { Backups, VaultContext } from '../context';
import { turns } from '../store/turns';
import { exportOneFile } from './export-one-file';
import { liveContent } from './live-content';
import { practiceRestore } from './practice-restore';
import { runBackup } from './run-backup';

/**
 * Backups of the open vault: made, proven, rehearsed, and handed out as one file. What touches a drive waits its turn:
 * a backup that started by itself does not make the one that is asked for meanwhile fail.
 */
export function backups(context: VaultContext): Backups {
  const inTurn = turns();
  return {
    run: (placeId, onProgress, cancelled) => inTurn(() => runBackup(context, placeId, onProgress, cancelled)),
    practiceRestore: (placeId, onProgress, cancelled) =>
      inTurn(() => practiceRestore(context, placeId, onProgress, cancelled)),
    exportOneFile: (targetId, onProgress, cancelled) =>
      exportOneFile(context, targetId, onProgress, cancelled),
    contentDigest: () => liveContent(context),
  };
}
