import type { LockReason } from '../../../electron/contract/state';
import { assertNever } from '../../domain/assert-never';
import { showInstant } from '../../ui/dates';
import { countOf } from '../../ui/words';
import type { UnlockNotice } from '../../vault/api';

/** What unlocking found and put right, or what needs a look. `after` is why the app was locked before it. */
export function noticeSentence(
  notice: UnlockNotice,
  after: LockReason | null,
): {
  readonly tone: 'good' | 'due' | 'risk';
  readonly said: string;
} {
  switch (notice.kind) {
    case 'rebuilt':
      return {
        tone: 'good',
        said: rebuiltSentence(notice, after),
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
    case 'draft-damaged':
      return {
        tone: 'risk',
        said: `${countOf(notice.drafts, 'draft')} could not be opened: what was typed there and not yet saved has to be typed again. Everything that was saved is here. Have the disk looked at.`,
      };
    case 'destructions-mended':
      return {
        tone: 'due',
        said: 'The list of what was destroyed was damaged or cut short, and was written again from the journal. Nothing that was destroyed came back. Back up now, so that every drive has the whole list.',
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

/** A new store is no repair where the person asked for it. */
function rebuiltSentence(
  { why, records }: Extract<UnlockNotice, { readonly kind: 'rebuilt' }>,
  after: LockReason | null,
): string {
  const count = records.toLocaleString('en-GB');
  if (after === 'rebuild')
    return `The destruction is finished: the working store was made anew without what was destroyed, with ${count} records.`;
  if (after === 'restored') return `The backup is in place, with ${count} records.`;
  return `The working store was ${why} and was rebuilt from the journal: ${count} records, none lost.`;
}
