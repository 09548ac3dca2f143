import type { LastLock, LockReason } from '../../../electron/contract/state';
import { assertNever } from '../../domain/assert-never';
import { dayOf, showShortDay, showTime } from '../../ui/dates';
import { countOf, countWithin } from '../../ui/words';

/** When and why the vault closed, what is kept, and what may be missing. */
export function lastLockSentence(
  lock: LastLock,
  idleMinutes: number,
  draftsOnDisk: number,
  today: string,
): string {
  const day = dayOf(new Date(lock.at));
  const when = day === today ? `at ${showTime(lock.at)}` : `on ${showShortDay(day)} at ${showTime(lock.at)}`;
  const drafts = Math.max(lock.draftsKept, draftsOnDisk);
  const kept = drafts === 0 ? '' : ` ${countOf(drafts, 'draft')} ${drafts === 1 ? 'is' : 'are'} kept.`;
  const missing = lock.draftsSealed
    ? ''
    : ' The page did not answer in time: the last second of typing may be missing.';
  return `${opening(lock.reason, when, idleMinutes)}${kept}${missing}`;
}

function opening(reason: LockReason, when: string, idleMinutes: number): string {
  switch (reason) {
    case 'key':
    case 'menu':
      return `Locked ${when}.`;
    case 'idle':
      return `Locked ${when} after ${countWithin(idleMinutes, 'idle minute')}.`;
    case 'suspend':
      return `Locked ${when}, when the laptop went to sleep.`;
    case 'screen-lock':
      return `Locked ${when}, together with the screen.`;
    case 'user-switch':
      return `Locked ${when}, when another user took over the laptop.`;
    case 'minimise':
      return `Locked ${when}, when the window was minimised.`;
    case 'quit':
      return `Closed ${when}.`;
    case 'rebuild':
      return `Restarted ${when} to finish what was begun. Unlock to complete it.`;
    case 'restored':
      return `Restored from a backup ${when}. Unlock with the password or recovery key of that backup.`;
    case 'page-gone':
      return `Restarted ${when}, because the window had stopped answering. What was saved is saved.`;
    default:
      return assertNever(reason);
  }
}
