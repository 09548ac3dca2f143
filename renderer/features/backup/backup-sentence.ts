import { showBytes } from '../../ui/progress';
import { unsavedSentence } from '../../ui/unsaved';
import type { BackupOutcome, ExportOutcome, VerifyOutcome } from '../../vault/api';

export interface Said {
  readonly tone: 'good' | 'risk' | 'due';
  readonly said: string;
}

const PART_HERE = {
  header: 'the header',
  keyring: 'the keyring',
  journal: 'a record in the journal',
} as const;

/** What came of a backup, what is safe, what to do next. */
export function backupSentence(outcome: BackupOutcome, label: string): Said {
  switch (outcome.kind) {
    case 'proven':
      return {
        tone: 'good',
        said: `Proven: ${outcome.records.toLocaleString('en-GB')} records stand on ${label}. ${showBytes(outcome.copiedBytes)} were new; they were read back ${
          outcome.readBack === 'from-the-drive' ? 'from the drive' : 'and compared in memory'
        }, and opened.`,
      };
    case 'not-proven':
      return {
        tone: 'risk',
        said: `Not proven: ${outcome.what} on ${label} does not open. The records on this laptop are whole, and the last proven copy stays on the drive. Try again; if it goes on, use another drive.`,
      };
    case 'damaged-here':
      return {
        tone: 'risk',
        said: `Nothing was copied to ${label}: ${PART_HERE[outcome.what]} on this laptop is damaged, and a copy of that is no backup. The last proven copy stays on the drive. Connect the drive you backed up to last: where it holds that part whole, the copy goes on. If none does, restore from the newest backup.`,
      };
    case 'other-history':
      return {
        tone: 'risk',
        said: `${label} holds a copy of this vault with another history, for example from before a restore. Nothing was written to it. Choose another folder on the drive, or another drive.`,
      };
    case 'vanished':
      return {
        tone: 'risk',
        said: `${label} went away during the copy. The last good copy on it is untouched. Plug it in again and it goes on where it stopped.`,
      };
    case 'cancelled':
      return {
        tone: 'due',
        said: 'Stopped. What was copied so far is kept; the next backup goes on from there.',
      };
    case 'disk-full':
      return {
        tone: 'risk',
        said: `${label} is full. The last good copy on it is untouched, and the records on this laptop are whole. Free some space there, or use a larger drive.`,
      };
    case 'read-only':
      return {
        tone: 'risk',
        said: `${label} does not allow writing. Nothing was changed on it. Is its lock switch on?`,
      };
    case 'locked':
    case 'storage-failed':
    case 'invalid':
      return {
        tone: 'risk',
        said: `The backup to ${label} did not finish. The last good copy is untouched. Try again.`,
      };
  }
}

/** What came of checking a backup from end to end; null when it is whole. */
export function verifyFailure(outcome: VerifyOutcome): string | null {
  switch (outcome.kind) {
    case 'whole':
      return null;
    case 'wrong-secret':
      return 'That does not open this backup. A backup keeps the password it was made with, so an older one may need an older password. The recovery sheet opens it too.';
    case 'recovery-key-mistyped':
      return 'A character of the recovery key is mistyped: its check does not agree. Compare it with the sheet.';
    case 'damaged':
      return damagedSentence(outcome);
    case 'other-vault':
      return 'This backup belongs to another vault than the one on this laptop. Nothing was written, here or there. Choose a backup of this vault; to open the other one, restore it where Casekeep is still empty: on another laptop, or in another user account of this one.';
    case 'newer-version':
      return `This backup was made by a newer Casekeep (format ${outcome.version}). Install that version, then restore. Nothing was written.`;
    case 'not-enough-memory':
      return 'This laptop has too little free memory to derive the key. Close other programs and try again. Nothing was written.';
    case 'vanished':
      return 'The drive went away while it was read. Plug it in and try again. Nothing was written.';
    case 'cancelled':
      return 'Stopped. Nothing was written.';
    case 'storage-failed':
      return 'The backup could not be read. Try another port or drive. Nothing was written.';
  }
}

function damagedSentence(outcome: Extract<VerifyOutcome, { readonly kind: 'damaged' }>): string {
  const readable = `${outcome.readableRecords.toLocaleString('en-GB')} records in it can be read`;
  const next = 'Nothing was written. Use another backup if there is one.';
  switch (outcome.what) {
    case 'header':
      return `This backup’s header is damaged, both copies. ${next}`;
    case 'keyring':
      return `This backup’s keyring is damaged, both copies. ${next}`;
    case 'journal':
      return `This backup’s journal is damaged (${outcome.detail}): ${readable}. ${next}`;
    case 'file':
      return `A file in this backup is damaged (${outcome.detail}): ${readable}. ${next}`;
    case 'cut-short':
      return `This backup is cut short (${outcome.detail}): ${readable}. ${next}`;
  }
}

/** What came of a long act that writes: restore, export. */
export function longSentence(outcome: ExportOutcome, done: string): Said {
  switch (outcome.kind) {
    case 'not-confirmed':
      return { tone: 'risk', said: 'Not exported: the password has to be typed once more. Begin again.' };
    case 'done':
      return { tone: 'good', said: `${done} ${showBytes(outcome.bytes)} written.` };
    case 'cancelled':
      return { tone: 'due', said: 'Stopped. Nothing was left half written.' };
    case 'vanished':
      return {
        tone: 'risk',
        said: 'The drive went away. Nothing was left half written. Plug it in and try again.',
      };
    case 'disk-full':
      return {
        tone: 'risk',
        said: 'The disk is full. Nothing was left half written. Free some space on it, then try again.',
      };
    case 'read-only':
      return {
        tone: 'risk',
        said: 'The disk does not allow writing. Nothing was left half written. Use another one, then try again.',
      };
    case 'storage-failed':
      return {
        tone: 'risk',
        said: 'The disk did not answer. Nothing was left half written. Try again; if it goes on, use another one.',
      };
    default:
      return { tone: 'risk', said: unsavedSentence(outcome) ?? 'It did not finish. Try again.' };
  }
}
