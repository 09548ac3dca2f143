import { FAULTS_PASSWORD } from '../node-app';
import { type Acknowledged, secretAfter } from './acknowledged';
import { compare } from './compare';
import type { Seen } from './node/killed-start';
import type { StartOrder } from './start';
import type { Row, Tally } from './tally';

/** Passwords that held when the last proven copy was made, or were begun since; the newest last. */
export function backupOf(all: readonly Acknowledged[]): NonNullable<StartOrder['backup']> {
  const proven = all.findLastIndex(({ kind }) => kind === 'backup');
  const then = secretAfter(all.slice(0, proven + 1), 'password', FAULTS_PASSWORD);
  const later = all
    .slice(proven + 1)
    .flatMap((one) => (one.kind === 'password-trying' ? [one.password] : []));
  const maybe = then.maybe === null ? [] : [then.maybe];
  return { passwords: [...new Set([then.right, ...maybe, ...later])], proven: proven >= 0 };
}

/** What a start saw of all that had been acknowledged before it, in the row of the kill before it. */
export function judge(
  tally: Tally,
  row: Row,
  before: readonly Acknowledged[],
  seen: Seen,
  seriesLength: number,
): void {
  for (const one of [...seen.refused, ...seen.halves]) tally.fail(row, one);
  tally.found(row, { halves: seen.halves.length, firstRunScreens: seen.front === 'none' ? 1 : 0 });
  if (seen.held !== null) tell(tally, row, compare(seen.held, before, seriesLength), '');
  if (seen.backupHeld === null) return;
  const proven = before.findLastIndex(({ kind }) => kind === 'backup');
  const sure = before.slice(0, proven + 1);
  tell(tally, row, compare(seen.backupHeld, before, seriesLength, sure), 'in the backup: ');
}

function tell(
  tally: Tally,
  row: Row,
  { looked, missing, halves }: ReturnType<typeof compare>,
  where: string,
): void {
  tally.found(row, { acknowledged: looked, lost: missing.length, halves: halves.length });
  for (const one of [...missing, ...halves]) tally.fail(row, `${where}${one}`);
}
