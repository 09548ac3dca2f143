import { Button, Modal } from '@mantine/core';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { wrongSecretSentence } from './secret-sentence';
import { SecretInput, takeSecret } from './secret-input';
import { unsavedSentence } from './unsaved';
import { useClock, useVault } from './vault-link';

/**
 * Asks for the password again before a grave act. The vault checks it, then `onConfirmed` runs and answers a sentence
 * when it failed (shown here) or null when it is done (the dialog closes).
 * `actChecks`: the act takes the password itself, so the vault is not asked first.
 * `danger`: the button is red and Enter in the field only moves to Cancel.
 */
export function ConfirmSecret({
  opened,
  title,
  children,
  confirmLabel,
  onConfirmed,
  onClose,
  actChecks = false,
  danger = false,
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirmed: (password: string) => Promise<string | null>;
  readonly onClose: () => void;
  readonly actChecks?: boolean;
  readonly danger?: boolean;
}) {
  const vault = useVault();
  const clock = useClock();
  const input = useRef<HTMLInputElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const close = () => {
    if (isBusy) return;
    takeSecret(input.current);
    setFailure(null);
    onClose();
  };

  const confirm = async () => {
    const password = takeSecret(input.current);
    if (password === '') {
      setFailure('Type the password of this vault.');
      input.current?.focus();
      return;
    }
    setIsBusy(true);
    setFailure(null);
    try {
      const refused = actChecks ? null : await check(password);
      const failed = refused ?? (await onConfirmed(password));
      setFailure(failed);
      if (failed === null) onClose();
      else input.current?.focus();
    } catch {
      setFailure('Not done: the vault did not answer. Nothing was half done.');
    } finally {
      setIsBusy(false);
    }
  };

  const check = async (password: string): Promise<string | null> => {
    const outcome = await vault.confirmSecret(password);
    if (outcome.kind === 'confirmed') return null;
    if (outcome.kind === 'wrong-secret') return wrongSecretSentence('password', outcome.waitUntil, clock());
    return unsavedSentence(outcome) ?? 'Not done: the vault refused.';
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (danger) cancel.current?.focus();
    else void confirm();
  };

  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Cancel' }}>
      <form autoComplete="off" onSubmit={onSubmit}>
        {children}
        <SecretInput
          inputRef={input}
          label="Password"
          description="Asked again, because this cannot be taken back or lets something out of the vault."
          error={failure}
          disabled={isBusy}
          data-autofocus
        />
        <div className="form-foot">
          <Button ref={cancel} type="button" variant="default" onClick={close} disabled={isBusy}>
            Cancel
          </Button>
          <Button
            type={danger ? 'button' : 'submit'}
            color={danger ? 'red' : 'green'}
            loading={isBusy}
            {...(danger ? { onClick: () => void confirm() } : {})}
          >
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
