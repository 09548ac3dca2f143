import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { PASSPHRASE_LENGTH, passphraseFrom } from '../../domain/passphrase';
import { checkPassword } from '../../domain/password-rule';
import type { Practice } from '../../domain/practice';
import { NewSecret } from '../../ui/new-secret';
import { SecretInput, takeSecret } from '../../ui/secret-input';
import { useClock, useVault, useView } from '../../ui/vault-link';
import { changedSentence, notChangedSentence } from './password-sentences';

export function ChangePassword({ practice }: { readonly practice: Practice }) {
  const vault = useVault();
  const clock = useClock();
  const drives = useView({ name: 'drives', args: {} });
  const current = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly tone: 'good' | 'risk'; readonly text: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = refusalOf(first.current?.value ?? '', second.current?.value ?? '');
    setError(refusal);
    setSaid(null);
    if (refusal !== null) return;
    setIsBusy(true);
    const outcome = await vault.changePassword(takeSecret(current.current), first.current?.value ?? '');
    setIsBusy(false);
    if (outcome.kind !== 'changed') {
      setSaid({ tone: 'risk', text: notChangedSentence(outcome, clock()) });
      current.current?.focus();
      return;
    }
    takeSecret(first.current);
    takeSecret(second.current);
    setIsOpen(false);
    setSaid({ tone: 'good', text: changedSentence(drives ?? []) });
  };

  return (
    <>
      {isOpen ? (
        <form
          autoComplete="off"
          className="fields"
          aria-label="Change the password"
          onSubmit={(event) => void change(event)}
        >
          <SecretInput inputRef={current} label="Password until now" disabled={isBusy} autoFocus />
          <NewSecret
            first={first}
            second={second}
            missingCharacters={missingCharacters}
            makePassphrase={() => passphraseFrom(crypto.getRandomValues(new Uint32Array(PASSPHRASE_LENGTH)))}
            known={[practice.name, practice.therapist]}
            error={error}
            label="New password"
            disabled={isBusy}
          />
          <div className="form-foot">
            <Button type="submit" loading={isBusy}>
              Change password
            </Button>
            <Button type="button" variant="default" disabled={isBusy} onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <Button variant="default" onClick={() => setIsOpen(true)}>
          Change the password
        </Button>
      )}
      <p role="status" className="form-outcome" data-tone={said?.tone}>
        {said?.text ?? ''}
      </p>
    </>
  );
}

function missingCharacters(typed: string): number {
  const check = checkPassword(typed);
  return check.kind === 'too-short' ? check.missing : 0;
}

function refusalOf(typed: string, again: string): string | null {
  const missing = missingCharacters(typed);
  if (missing > 0)
    return `The new password needs ${missing} more ${missing === 1 ? 'character' : 'characters'}.`;
  return typed === again ? null : 'The two differ. Type the second one again.';
}
