import { useState, type ReactNode } from 'react';
import type { StartState } from '../../../electron/contract/state';
import { useNow, useToday } from '../../ui/vault-link';
import type { Presence, UnlockNotice } from '../../vault/api';
import { AnswerCard } from './answer-card';
import { DevelopmentNote } from './development-note';
import { backupLine } from './backup-line';
import { lastLockSentence } from './last-lock-sentence';
import { unlockAnswer } from './unlock-answer';
import { UnlockForm } from './unlock-form';
import './unlock.css';

/** In front of a vault that exists: one field, and the ways out when it does not open. */
export function UnlockScreen({
  start,
  presence,
  onOpened,
  restore,
}: {
  readonly start: StartState;
  readonly presence: Exclude<Presence, { readonly kind: 'none' }>;
  readonly onOpened: (notices: readonly UnlockNotice[]) => void;
  /** The restore screen of the backup room, given a way back. */
  readonly restore: (onCancel: () => void) => ReactNode;
}) {
  const today = useToday();
  const now = useNow(1000);
  const [isRestoring, setIsRestoring] = useState(false);
  if (isRestoring) return restore(() => setIsRestoring(false));

  return (
    <main className="gate">
      <h1>Casekeep is locked</h1>
      {presence.kind === 'locked' ? (
        <>
          {start.lastLock === null ? null : (
            <p>{lastLockSentence(start.lastLock, start.preferences.idleMinutes, presence.drafts, today)}</p>
          )}
          <UnlockForm start={start} onOpened={onOpened} onRestore={() => setIsRestoring(true)} />
        </>
      ) : (
        <div className="gate-card" data-wide>
          <AnswerCard
            answer={unlockAnswer(presence, 'password', now)}
            onRestore={() => setIsRestoring(true)}
          />
        </div>
      )}
      <p className="small">{backupLine(start.places, today)}</p>
      <DevelopmentNote info={start.info} />
    </main>
  );
}
