import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { RecoveryInput } from '../../ui/recovery-input';
import { takeSecret } from '../../ui/secret-input';
import { unsavedSentence } from '../../ui/unsaved';
import { useVault } from '../../ui/vault-link';
import { listOf } from '../../ui/words';
import type { PreparedVault } from '../../vault/api';
import { StepFrame } from './step-frame';

/** Part of the sheet is typed from paper; only then is anything written to the disk. */
export function ConfirmStep({
  prepared,
  onDone,
  onBack,
}: {
  readonly prepared: PreparedVault;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const vault = useVault();
  const fields = useRef(new Map<number, HTMLInputElement | null>());
  const [differ, setDiffer] = useState<readonly number[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const finish = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setSaid(null);
    const typed = prepared.askedGroups.map((group) => ({
      group,
      text: fields.current.get(group)?.value ?? '',
    }));
    try {
      const outcome = await vault.finishVault(typed);
      if (outcome.kind === 'made') {
        for (const field of fields.current.values()) takeSecret(field);
        onDone();
        return;
      }
      if (outcome.kind === 'groups-differ') {
        setDiffer(outcome.groups);
        const first = outcome.groups[0];
        if (first !== undefined) requestAnimationFrame(() => fields.current.get(first)?.focus());
      } else {
        setSaid(unsavedSentence(outcome) ?? 'The vault was not made. Nothing was written.');
      }
    } catch {
      setSaid('The vault was not made: it did not answer. Nothing was written. Start Casekeep again.');
    }
    setIsBusy(false);
  };

  return (
    <StepFrame
      step={5}
      heading="Type part of it"
      intro={`From the paper: groups ${listOf(prepared.askedGroups.map(String))}. So it is certain that the sheet can be read.`}
    >
      <form
        className="sheet"
        autoComplete="off"
        aria-label="Confirm the recovery sheet"
        onSubmit={(event) => void finish(event)}
      >
        <div className="fields-row">
          {prepared.askedGroups.map((group, index) => (
            <RecoveryInput
              key={group}
              inputRef={(input) => {
                fields.current.set(group, input);
              }}
              label={`Group ${group}`}
              hint={null}
              groups={1}
              autoFocus={index === 0}
              disabled={isBusy}
              error={differ.includes(group) ? 'Not the same as on the sheet' : null}
            />
          ))}
        </div>
        <div className="form-foot">
          <Button type="submit" loading={isBusy}>
            Make the vault
          </Button>
          <Button type="button" variant="default" onClick={onBack} disabled={isBusy}>
            Show the sheet again
          </Button>
          <p role="status" className="form-outcome" data-tone="risk">
            {said ?? ''}
          </p>
        </div>
      </form>
    </StepFrame>
  );
}
