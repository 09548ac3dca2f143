import type { UnlockOutcome, UnlockProgress, Unsaved } from './api';
import { attachments } from './files/attachments';
import { backups } from './backup/backups';
import { sweepFiles } from './files/sweep-files';
import type { Attachments, Backups } from './context';
import { lookForMissingRows } from './opening/missing-rows';
import type { OpenVault } from './opening/open-vault';
import { openVault } from './opening/open-vault';
import { COUNTED_ROWS } from './opening/settle-store';
import type { StandingSurplus } from './opening/standing-surplus';
import type { UnlockParts, UnlockResult } from './opening/unlock';
import { openRecords, type Records } from './records/records';

/** An open vault with everything that stands on it. */
export interface Session {
  readonly vault: OpenVault;
  readonly records: Records;
  readonly attachments: Attachments;
  readonly backups: Backups;
}

/** What the worker holds between calls: at most one open vault. */
export interface SessionHolder {
  readonly current: Session | undefined;
  /** Takes an unlock's result over: opens the parts, or keeps the surplus that waits for the person's word. */
  take(
    parts: UnlockParts,
    result: UnlockResult,
    onProgress: (progress: UnlockProgress) => void,
  ): Promise<UnlockOutcome>;
  offerBackSurplus(): ReturnType<StandingSurplus>;
}

/** Nothing open yet. */
export function sessionHolder(): SessionHolder {
  let current: Session | undefined;
  let surplus: StandingSurplus | undefined;
  return {
    get current() {
      return current;
    },
    async take(parts, { outcome, unlocked, surplus: standing }, onProgress) {
      surplus = standing;
      if (outcome.kind !== 'open' || !unlocked) return outcome;
      current?.records.close();
      const total = unlocked.settled.loading.cold.reduce((sum, one) => sum + one.lines, 0);
      const vault = openVault(parts.port, parts.derive, parts.now, unlocked, (done) =>
        onProgress({ step: 'usable', done, total }),
      );
      const records = await openRecords(vault.records).catch(() => null);
      // What is listed for them, the drafts, did not read: the next try asks the disk again.
      if (records === null) return { kind: 'storage-failed', reason: 'the drafts cannot be listed' };
      current = { vault, records, attachments: attachments(vault.context), backups: backups(vault.context) };
      onProgress({ step: 'usable', done: 0, total });
      void sweepFiles(vault.context, aWhile).catch(() => undefined);
      void vault.whole.then(() => onProgress({ step: 'complete', done: total, total }));
      const { store, loading } = unlocked.settled;
      if (store.position.rows > COUNTED_ROWS)
        void Promise.all([vault.whole, aWhile()])
          .then(() => lookForMissingRows(store, loading.catalogue, parts.port, aMoment))
          .catch(() => undefined);
      return outcome;
    },
    async offerBackSurplus() {
      const locked: Unsaved = { kind: 'locked' };
      const answer = surplus ? await surplus() : locked;
      if (answer.kind === 'written') surplus = undefined;
      return answer;
    },
  };
}

const SWEEP_AFTER_MS = 120_000;
const MOMENT_MS = 50;

/** Files that nothing names are looked for when the first minutes of work are over. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SWEEP_AFTER_MS));
}

/** Between two looks at a store, so that whatever the person does comes first. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
}
