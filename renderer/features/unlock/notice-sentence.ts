import { assertNever } from '../../domain/assert-never';
import { showInstant } from '../../ui/dates';
import { countOf } from '../../ui/words';
import type { UnlockNotice } from '../../vault/api';

/** What unlocking found and put right, or what needs a look. */
export function noticeSentence(notice: UnlockNotice): {
  readonly tone: 'good' | 'due' | 'risk';
  readonly said: string;
} {
  switch (notice.kind) {
    case 'rebuilt':
      return {
        tone: 'good',
        said: `The working store was ${notice.why} and was rebuilt from the journal: ${notice.records.toLocaleString('en-GB')} records, none lost.`,
      };
    case 'torn-tail-dropped':
      return {
        tone: 'good',
        said: 'The last write before the laptop stopped was never finished and was left out. Everything that was reported as saved is here.',
      };
    case 'copy-mended':
      return {
        tone: 'good',
        said: `One of the two copies of the ${notice.what} was damaged and was mended from the other. If it happens again, the disk may be failing: back up.`,
      };
    case 'record-damaged':
      return {
        tone: 'risk',
        said: `${countOf(notice.records, 'record')} could not be opened; everything else is here. Restore them from a backup, and have the disk looked at.`,
      };
    case 'weaker-setting':
      return {
        tone: 'due',
        said: 'While locked, this laptop would have waited longer before locking than your practice has set. Your setting holds again. If you did not change it, somebody may have.',
      };
    case 'clock-went-back':
      return {
        tone: 'due',
        said: `This laptop's clock went back: the vault was last used on ${showInstant(notice.lastSeen)}. Check the date before you write; dates that fall due are counted from it.`,
      };
    default:
      return assertNever(notice);
  }
}
