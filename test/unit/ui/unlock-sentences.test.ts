import { describe, expect, test } from 'vitest';
import type { LockReason } from '../../../electron/contract/state';
import { backupLine } from '../../../renderer/features/unlock/backup-line';
import { lastLockSentence } from '../../../renderer/features/unlock/last-lock-sentence';
import { noticeSentence } from '../../../renderer/features/unlock/notice-sentence';
import { unlockAnswer } from '../../../renderer/features/unlock/unlock-answer';
import type { UnlockOutcome } from '../../../renderer/vault/api';

const now = new Date('2026-11-23T10:57:00');
const today = '2026-11-23';
const aLock = (reason: LockReason, changed: object = {}) => ({
  at: now.toISOString(),
  reason,
  draftsKept: 0,
  draftsSealed: true,
  ...changed,
});

describe('the last lock', () => {
  test('when it locked for idleness with a draft open, then both are said', () => {
    expect(lastLockSentence(aLock('idle', { draftsKept: 1 }), 5, 1, today)).toBe(
      'Locked at 10:57 after five idle minutes. One draft is kept.',
    );
  });

  test('when the page did not answer in time, then the last second may be missing', () => {
    expect(lastLockSentence(aLock('key', { draftsSealed: false }), 5, 2, today)).toBe(
      'Locked at 10:57. Two drafts are kept. The page did not answer in time: the last second of typing may be missing.',
    );
  });

  test('when it locked on another day, then the day is said', () => {
    const lock = aLock('suspend', { at: new Date('2026-11-20T16:52:00').toISOString() });
    expect(lastLockSentence(lock, 5, 0, today)).toBe(
      'Locked on 20 Nov at 16:52, when the laptop went to sleep.',
    );
  });

  test('when the reasons differ, then no two sentences are the same, but key and menu', () => {
    const reasons: readonly LockReason[] = [
      'key',
      'idle',
      'suspend',
      'screen-lock',
      'user-switch',
      'minimise',
      'quit',
      'rebuild',
      'restored',
      'page-gone',
    ];
    const said = reasons.map((reason) => lastLockSentence(aLock(reason), 5, 0, today));
    expect(new Set(said).size).toBe(reasons.length);
  });
});

const REFUSED: readonly Exclude<UnlockOutcome, { readonly kind: 'open' }>[] = [
  { kind: 'wrong-secret', waitUntil: null },
  { kind: 'wait', until: new Date(now.getTime() + 12_000).toISOString() },
  { kind: 'recovery-key-mistyped' },
  { kind: 'header-damaged' },
  { kind: 'keyring-damaged' },
  { kind: 'header-older', found: 3, needed: 4 },
  { kind: 'keyring-older', found: 3, needed: 4 },
  { kind: 'newer-version', version: 2 },
  { kind: 'not-enough-memory' },
  { kind: 'store-broken', keptAs: 'aside-1' },
  { kind: 'journal-damaged', keptAs: 'aside-1', afterSequence: 4812 },
  { kind: 'journal-older', keptAs: 'aside-1', surplus: 12, journalSequence: 4800, storeSequence: 4812 },
  { kind: 'other-history', keptAs: 'aside-1' },
  { kind: 'storage-failed', reason: 'EIO' },
];

describe('an unlock that is refused', () => {
  test('when the reasons differ, then each has its own words', () => {
    const said = REFUSED.map((outcome) => unlockAnswer(outcome, 'password', now).said);
    expect(new Set(said).size).toBe(REFUSED.length);
  });

  test('when nothing can be tried again, then what is safe is said', () => {
    const silent = REFUSED.map((outcome) => ({
      outcome,
      answer: unlockAnswer(outcome, 'password', now),
    })).filter(({ answer }) => !answer.steps.includes('try-again') && answer.safe === null);
    expect(silent).toEqual([]);
  });

  test('when the journal is older than the store, then writing the surplus back is the first step', () => {
    const outcome = REFUSED.find(({ kind }) => kind === 'journal-older');
    if (outcome === undefined) throw new Error('The case is gone');
    const answer = unlockAnswer(outcome, 'password', now);
    expect(answer.steps).toEqual(['offer-surplus', 'restore']);
    expect(answer.safe).toContain('Twelve records that the journal lacks');
  });

  test('when a wait is due, then it is counted', () => {
    expect(
      unlockAnswer({ kind: 'wait', until: new Date(now.getTime() + 72_000).toISOString() }, 'password', now)
        .said,
    ).toContain('Next try in 1:12.');
  });

  test('when a recovery key does not fit, then the sheet is spoken of, not the password', () => {
    expect(unlockAnswer({ kind: 'wrong-secret', waitUntil: null }, 'recovery key', now).said).toContain(
      'sheet',
    );
  });

  test('when a reason from the disk is given, then no code is shown', () => {
    const answer = unlockAnswer({ kind: 'storage-failed', reason: 'EIO' }, 'password', now);
    expect(`${answer.said} ${answer.safe ?? ''}`).not.toContain('EIO');
  });
});

describe('in front of the vault', () => {
  const place = {
    id: 'p1',
    label: 'Blue drive',
    kind: 'drive',
    connected: false,
    freeBytes: null,
    lastCopyAt: new Date('2026-11-17T17:31:00').toISOString(),
    lastVerdict: 'proven',
  } as const;

  test('when a drive was backed up to, then its name and days stand there', () => {
    expect(backupLine([place], today)).toBe(
      'Backed up to Blue drive 6 days ago · plug it in any time, it runs while locked',
    );
  });

  test('when there is none, then that is said', () => {
    expect(backupLine([], today)).toBe('No backup place is set yet');
    expect(backupLine([{ ...place, lastCopyAt: null }], today)).toBe('Not backed up yet');
  });

  test('when records are damaged, then the notice is a risk and counts them', () => {
    expect(noticeSentence({ kind: 'record-damaged', records: 1 }, null)).toMatchObject({ tone: 'risk' });
    expect(noticeSentence({ kind: 'record-damaged', records: 1 }, null).said).toContain('One record');
  });

  test('when a new store is what the person asked for, then it is no repair', () => {
    const rebuilt = { kind: 'rebuilt', records: 12, why: 'missing' } as const;

    expect(noticeSentence(rebuilt, 'rebuild').said).toContain('destruction is finished');
    expect(noticeSentence(rebuilt, 'restored').said).toContain('backup is in place');
    expect(noticeSentence(rebuilt, 'key').said).toContain('none lost');
  });
});
