import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { PASSPHRASE_LENGTH, passphraseFrom } from '../../domain/passphrase';
import { checkPassword } from '../../domain/password-rule';
import { NewSecret } from '../../ui/new-secret';
import { takeSecret } from '../../ui/secret-input';
import { useVault } from '../../ui/vault-link';
import type { PracticeStart, PreparedVault } from '../../vault/api';
import { StepFrame } from './step-frame';

export function PasswordStep({
  practice,
  onDone,
  onBack,
}: {
  readonly practice: PracticeStart;
  readonly onDone: (prepared: PreparedVault) => void;
  readonly onBack: () => void;
}) {
  const vault = useVault();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const typed = first.current?.value ?? '';
    const refusal = refusalOf(typed, second.current?.value ?? '');
    setError(refusal);
    if (refusal !== null) {
      (checkPassword(typed).kind === 'too-short' ? first : second).current?.focus();
      return;
    }
    setIsBusy(true);
    try {
      const password = takeSecret(first.current);
      takeSecret(second.current);
      onDone(await vault.prepareVault(password, practice));
    } catch {
      setError('The keys could not be made. Nothing was written. Close other programs and try again.');
      setIsBusy(false);
    }
  };

  return (
    <StepFrame
      step={3}
      heading="A password"
      intro="It is the only everyday key. Nobody can reset it: forgotten, only the recovery sheet of the next step opens the vault."
    >
      <form
        className="sheet"
        autoComplete="off"
        aria-label="Choose a password"
        onSubmit={(event) => void make(event)}
      >
        <NewSecret
          first={first}
          second={second}
          missingCharacters={missingCharacters}
          makePassphrase={makePassphrase}
          known={[practice.name, practice.therapist]}
          error={error}
          disabled={isBusy}
          autoFocus
        />
        <div className="form-foot">
          <Button type="submit" loading={isBusy}>
            Make the keys
          </Button>
          <Button type="button" variant="default" onClick={onBack} disabled={isBusy}>
            Back
          </Button>
          <p role="status" className="form-outcome muted">
            {isBusy ? 'Trying how much work this laptop can put in the way of a guesser…' : ''}
          </p>
        </div>
      </form>
    </StepFrame>
  );
}

function refusalOf(typed: string, again: string): string | null {
  const missing = missingCharacters(typed);
  if (missing > 0) return `The password needs ${missing} more ${missing === 1 ? 'character' : 'characters'}.`;
  return typed === again ? null : 'The two differ. Type the second one again.';
}

function missingCharacters(typed: string): number {
  const check = checkPassword(typed);
  return check.kind === 'too-short' ? check.missing : 0;
}

function makePassphrase(): string {
  return passphraseFrom(crypto.getRandomValues(new Uint32Array(PASSPHRASE_LENGTH)));
}
