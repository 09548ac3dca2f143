import { Button } from '@mantine/core';
import { useState } from 'react';
import { assertNever } from '../../domain/assert-never';
import { useBridge, useToday } from '../../ui/vault-link';
import type { PracticeStart, PreparedVault } from '../../vault/api';
import { RecoverySheet } from '../../ui/recovery-sheet';
import { StepFrame } from './step-frame';

/** The recovery sheet: saved as PDF or printed, or copied by hand. Shown once. */
export function SheetStep({
  practice,
  prepared,
  onDone,
}: {
  readonly practice: PracticeStart;
  readonly prepared: PreparedVault;
  readonly onDone: () => void;
}) {
  const bridge = useBridge();
  const today = useToday();
  const [said, setSaid] = useState<string | null>(null);

  const save = async () => {
    const outcome = await bridge.printToPdf('Casekeep recovery sheet.pdf');
    switch (outcome.kind) {
      case 'printed':
        return setSaid(
          'Saved. Print it, then delete the file: on this laptop it would be a second key under the mat.',
        );
      case 'cancelled':
        return setSaid(null);
      case 'disk-full':
        return setSaid('Not saved: that disk is full. Choose another place, or copy the groups by hand.');
      case 'failed':
        return setSaid('Not saved. Choose another place, or copy the groups by hand.');
      default:
        return assertNever(outcome);
    }
  };

  return (
    <StepFrame
      step={4}
      heading="Your recovery sheet"
      intro="If the password is forgotten, or you cannot act yourself, this sheet opens the vault. It is shown once."
    >
      <RecoverySheet practiceName={practice.name} groups={prepared.recoveryGroups} day={today} />
      <div className="form-foot">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the step has one way on */}
        <Button onClick={() => void save()} autoFocus>
          Save as PDF to print
        </Button>
        <Button variant="default" onClick={onDone}>
          I have it on paper
        </Button>
        <p role="status" className="form-outcome">
          {said ?? ''}
        </p>
      </div>
    </StepFrame>
  );
}
