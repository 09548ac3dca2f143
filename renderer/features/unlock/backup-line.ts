import type { BackupPlace } from '../../../electron/contract/state';
import { dayOf, showDaysAgo } from '../../ui/dates';

/** Where the last copy went and how long ago; what happens when the drive is plugged in now. */
export function backupLine(places: readonly BackupPlace[], today: string): string {
  const copied = places
    .filter((place) => place.lastCopyAt !== null)
    .toSorted((a, b) => (b.lastCopyAt ?? '').localeCompare(a.lastCopyAt ?? ''));
  const newest = copied[0];
  if (newest === undefined || newest.lastCopyAt === null) {
    return places.length === 0 ? 'No backup place is set yet' : 'Not backed up yet';
  }
  const ago = showDaysAgo(dayOf(new Date(newest.lastCopyAt)), today);
  const hint =
    newest.kind === 'drive' && !newest.connected ? ' · plug it in any time, it runs while locked' : '';
  return `Backed up to ${newest.label} ${ago}${hint}`;
}
