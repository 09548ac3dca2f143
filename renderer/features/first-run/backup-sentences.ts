import { assertNever } from '../../domain/assert-never';
import type { BackupOutcome } from '../../vault/api';

/** Why a chosen place will not do; null when the person only changed their mind. */
export function placeRefusal(kind: 'cancelled' | 'inside-profile' | 'not-writable'): string | null {
  switch (kind) {
    case 'cancelled':
      return null;
    case 'inside-profile':
      return 'That folder belongs to Casekeep itself: a copy there would be lost together with the original. Choose another drive.';
    case 'not-writable':
      return 'Casekeep may not write there. If the drive has a write-protect switch, move it; or choose another folder.';
    default:
      return assertNever(kind);
  }
}

/** What became of the first backup. */
export function firstBackupSentence(
  outcome: BackupOutcome,
  label: string,
): { readonly tone: 'good' | 'risk'; readonly text: string } {
  switch (outcome.kind) {
    case 'proven':
      return {
        tone: 'good',
        text:
          outcome.readBack === 'from-the-drive'
            ? `Copied to ${label}, read back from the drive and opened: it is a backup.`
            : `Copied to ${label} and opened; this system compared it in memory. It is read from the drive itself next time.`,
      };
    case 'not-proven':
      return risk(
        `Copied to ${label}, but it could not be opened from there (${outcome.what}). It does not count as a backup: try another drive.`,
      );
    case 'damaged-here':
      return risk(
        `Nothing was copied: the ${outcome.what} on this laptop is damaged already. Have its disk looked at before anything is kept on it.`,
      );
    case 'other-history':
      return risk(
        `${label} holds another history of this vault. Nothing was written there: choose another drive.`,
      );
    case 'vanished':
      return risk(
        `${label} went away before the copy was whole. Your vault here is not touched. Plug it in and try again.`,
      );
    case 'cancelled':
      return risk('Stopped. What was copied is kept and continued next time, but it is not a backup yet.');
    case 'disk-full':
      return risk(
        `${label} is full. Your vault here is not touched: free some space or choose another drive.`,
      );
    case 'read-only':
      return risk(
        `${label} does not let Casekeep write. Your vault here is not touched: choose another drive.`,
      );
    case 'storage-failed':
      return risk(
        `${label} did not answer as it should. Your vault here is not touched: try again or choose another drive.`,
      );
    case 'locked':
    case 'invalid':
      return risk('The backup could not start. Your vault here is not touched: try again from Backup.');
    default:
      return assertNever(outcome);
  }
}

function risk(text: string) {
  return { tone: 'risk', text } as const;
}
