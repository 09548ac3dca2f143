import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Practice } from '../../domain/practice';
import { ConfirmSecret } from '../../ui/confirm-secret';
import { RecoverySheet } from '../../ui/recovery-sheet';
import { showRecoveryTyping } from '../../ui/recovery-typing';
import { useBridge, useClock, useToday, useVault } from '../../ui/vault-link';
import { notRenewedSentence } from './password-sentences';

/** A new sheet in place of the old one: lost, seen by somebody, or simply old. */
export function RenewRecovery({ practice }: { readonly practice: Practice }) {
  const vault = useVault();
  const clock = useClock();
  const bridge = useBridge();
  const today = useToday();
  const [isAsking, setIsAsking] = useState(false);
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const renew = async (password: string): Promise<string | null> => {
    const outcome = await vault.renewRecovery(password);
    if (outcome.kind !== 'prepared') return notRenewedSentence(outcome, clock());
    setSaid(null);
    setGroups(showRecoveryTyping(outcome.recoveryKey).split(' '));
    return null;
  };
  /** Only now does the old sheet end: whatever happens before, one that opens is in the person's hands. */
  const finish = async () => {
    setIsBusy(true);
    const outcome = await vault.finishRenewal();
    setIsBusy(false);
    if (outcome.kind !== 'renewed') return setSaid(notRenewedSentence(outcome, clock()));
    setGroups(null);
    setSaid('The new sheet holds. Back up soon, and destroy the old sheet after that.');
  };
  const print = async () => {
    const outcome = await bridge.printToPdf('Casekeep recovery sheet.pdf');
    if (outcome.kind === 'printed') setSaid('Saved. Print it, then delete the file.');
    else if (outcome.kind !== 'cancelled')
      setSaid('Not saved. Choose another place, or copy the groups by hand.');
  };

  if (groups !== null) {
    return (
      <>
        <RecoverySheet practiceName={practice.name} groups={groups} day={today} />
        <div className="form-foot">
          <Button onClick={() => void print()}>Save as PDF to print</Button>
          <Button variant="default" loading={isBusy} onClick={() => void finish()}>
            I have it on paper
          </Button>
          <Button variant="default" disabled={isBusy} onClick={() => setGroups(null)}>
            Keep the old sheet
          </Button>
          <p role="status" className="form-outcome">
            {said ?? 'It is shown once. The old sheet holds until you say that you have this one on paper.'}
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <p className="practice-intro">
        Opens the vault when the password is forgotten. Make a new one when the old is lost or was seen by
        somebody: the old one then no longer opens this vault, but still opens copies made before.
      </p>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Make a new sheet
      </Button>
      <ConfirmSecret
        opened={isAsking}
        title="Make a new recovery sheet"
        confirmLabel="Make a new sheet"
        actChecks
        onConfirmed={renew}
        onClose={() => setIsAsking(false)}
      />
      <p role="status" className="form-outcome">
        {said ?? ''}
      </p>
    </>
  );
}
