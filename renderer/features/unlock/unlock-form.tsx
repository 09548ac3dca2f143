import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import type { StartState } from '../../../electron/contract/state';
import { DEMO_PASSWORD } from '../../ui/demo-password';
import { RecoveryInput } from '../../ui/recovery-input';
import { SecretInput, takeSecret } from '../../ui/secret-input';
import { secondsUntil } from '../../ui/secret-sentence';
import { unsavedSentence } from '../../ui/unsaved';
import { useBridge, useNow, useVault } from '../../ui/vault-link';
import { countOf } from '../../ui/words';
import type { UnlockNotice, UnlockOutcome, UnlockProgress as Step } from '../../vault/api';
import { AnswerCard } from './answer-card';
import { unlockAnswer } from './unlock-answer';
import { UnlockProgress } from './unlock-progress';

type Refused = Exclude<UnlockOutcome, { readonly kind: 'open' }>;

export function UnlockForm({
  start,
  onOpened,
  onRestore,
}: {
  readonly start: StartState;
  readonly onOpened: (notices: readonly UnlockNotice[]) => void;
  readonly onRestore: () => void;
}) {
  const vault = useVault();
  const bridge = useBridge();
  const now = useNow(1000);
  const field = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<'password' | 'recovery key'>('password');
  const [step, setStep] = useState<Step | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const wait = refused === null ? 0 : secondsUntil(waitUntilOf(refused), now);
  const isBusy = step !== null;
  const answer = refused === null ? null : unlockAnswer(refused, way, now);
  const offersMore = answer?.steps.includes('restore') === true;

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || wait > 0) return;
    const typed = takeSecret(field.current);
    setSaid(null);
    if (typed === '') {
      setRefused(null);
      setSaid(way === 'password' ? 'Type your password.' : 'Type the nine groups of the recovery sheet.');
      field.current?.focus();
      return;
    }
    setRefused(null);
    setStep({ step: 'deriving', done: 0, total: 0 });
    try {
      const secret =
        way === 'password'
          ? ({ kind: 'password', password: typed } as const)
          : ({ kind: 'recovery', recoveryKey: typed } as const);
      const outcome = await vault.unlock(secret, setStep);
      if (outcome.kind === 'open') onOpened(outcome.notices);
      else setRefused(outcome);
    } catch {
      setSaid('The vault did not answer. Nothing was changed. Close Casekeep and start it again.');
    } finally {
      setStep(null);
      requestAnimationFrame(() => field.current?.focus());
    }
  };

  const writeSurplus = async () => {
    setStep({ step: 'opening', done: 0, total: 0 });
    try {
      const outcome = await vault.offerBackSurplus();
      if (outcome.kind === 'written') {
        setRefused(null);
        setSaid(`${countOf(outcome.records, 'record')} written back. Unlock now.`);
      } else {
        setSaid(unsavedSentence(outcome) ?? 'Nothing was written.');
      }
    } finally {
      setStep(null);
    }
  };

  return (
    <form
      className="gate-card"
      autoComplete="off"
      onSubmit={(event) => void unlock(event)}
      aria-label="Unlock"
    >
      {way === 'password' ? (
        <SecretInput
          key="password"
          inputRef={field}
          label="Password"
          autoFocus
          disabled={isBusy}
          {...(start.info.demo ? { description: `The demo opens with “${DEMO_PASSWORD}”.` } : {})}
        />
      ) : (
        <RecoveryInput key="recovery" inputRef={field} autoFocus disabled={isBusy} />
      )}
      <Button
        type="submit"
        data-main
        variant={offersMore ? 'default' : 'filled'}
        loading={isBusy}
        disabled={wait > 0}
      >
        {wait > 0 ? `Next try in ${wait} s` : 'Unlock'}
      </Button>
      <UnlockProgress step={step} />
      <p className="form-outcome small" role="status" data-tone="plain">
        {said ?? ''}
      </p>
      {answer === null ? null : (
        <AnswerCard
          answer={answer}
          onRestore={onRestore}
          onSurplus={() => void writeSurplus()}
          onRestart={() => void bridge.lock('rebuild')}
          isBusy={isBusy}
        />
      )}
      <div className="gate-links">
        <button
          type="button"
          className="link"
          onClick={() => {
            setRefused(null);
            setWay(way === 'password' ? 'recovery key' : 'password');
          }}
        >
          {way === 'password' ? 'Forgotten? Use the recovery sheet.' : 'Use the password instead.'}
        </button>
        {offersMore ? null : (
          <button type="button" className="link" onClick={onRestore}>
            Restore from a backup instead.
          </button>
        )}
      </div>
    </form>
  );
}

function waitUntilOf(refused: Refused): string | null {
  if (refused.kind === 'wrong-secret') return refused.waitUntil;
  return refused.kind === 'wait' ? refused.until : null;
}
