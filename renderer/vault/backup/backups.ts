import type { Backups, VaultContext } from '../context';
import { exportOneFile } from './export-one-file';
import { liveContent } from './live-content';
import { practiceRestore } from './practice-restore';
import { runBackup } from './run-backup';

/** Backups of the open vault: made, proven, rehearsed, and handed out as one file. */
export function backups(context: VaultContext): Backups {
  return {
    run: (placeId, onProgress, cancelled) => runBackup(context, placeId, onProgress, cancelled),
    practiceRestore: (placeId, onProgress, cancelled) =>
      practiceRestore(context, placeId, onProgress, cancelled),
    exportOneFile: (targetId, onProgress, cancelled) =>
      exportOneFile(context, targetId, onProgress, cancelled),
    contentDigest: () => liveContent(context),
  };
}
