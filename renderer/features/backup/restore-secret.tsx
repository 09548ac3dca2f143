import { Button, SegmentedControl } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { Progress, showBytes } from '../../ui/progress';
import { SecretInput, takeSecret } from '../../ui/secret-input';
import { useLongAct } from '../../ui/use-long-act';
import { useBridge, useVault } from '../../ui/vault-link';
import type { VerifyOutcome } from '../../vault/api';
import { longSentence, verifyFailure } from './backup-sentence';
import { RestoreFindings } from './restore-findings';

type Whole = Extract<VerifyOutcome, { readonly kind: 'whole' }>;

/** Asks for the backup's own password or recovery key, checks everything, and installs it when the person says so. */
export function RestoreSecret({
  source,
  onCancel,
}: {
  readonly source: { readonly id: string; readonly label: string };
  readonly onCancel: () => void;
}) {
  const vault = useVault();
  const bridge = useBridge();
  const input = useRef<HTMLInputElement>(null);
  const checking = useLongAct();
  const installing = useLongAct();
  const [how, setHow] = useState<'password' | 'recovery'>('password');
  const [whole, setWhole] = useState<Whole | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const check = async (event: FormEvent) => {
    event.preventDefault();
    const typed = takeSecret(input.current);
    if (typed === '')
      return setFailure(
        how === 'password' ? 'Type the password of the backup.' : 'Type the recovery key from the sheet.',
      );
    setFailure(null);
    const secret =
      how === 'password'
        ? ({ kind: 'password', password: typed } as const)
        : ({ kind: 'recovery', recoveryKey: typed } as const);
    const outcome = await checking.run((onProgress, token) =>
      vault.verifySource(source.id, secret, onProgress, token),
    );
    if (outcome === null) return;
    if (outcome.kind === 'whole') setWhole(outcome);
    else setFailure(verifyFailure(outcome));
  };

  const install = async () => {
    setFailure(null);
    const outcome = await installing.run((onProgress) => vault.installSource(source.id, onProgress));
    if (outcome === null) return;
    if (outcome.kind === 'done') await bridge.lock('restored');
    else setFailure(longSentence(outcome, '').said);
  };

  return (
    <>
      <p>
        Backup: <strong>{source.label}</strong>
      </p>
      {whole === null ? (
        <form className="restore-form" autoComplete="off" onSubmit={(event) => void check(event)}>
          <SegmentedControl
            aria-label="Open it with"
            value={how}
            onChange={(value) => setHow(value === 'recovery' ? 'recovery' : 'password')}
            data={[
              { value: 'password', label: 'Password' },
              { value: 'recovery', label: 'Recovery key' },
            ]}
          />
          <SecretInput
            key={how}
            inputRef={input}
            label={how === 'password' ? 'Password of the backup' : 'Recovery key'}
            description={
              how === 'password'
                ? 'The one that was in use when the backup was made.'
                : 'Nine groups of four characters from the printed sheet; spaces and dashes do not matter.'
            }
            error={failure}
            data-autofocus
            disabled={checking.running !== null}
          />
          <div className="form-foot">
            <Button type="submit" loading={checking.running !== null}>
              Check this backup
            </Button>
            <Button type="button" variant="default" onClick={onCancel} disabled={checking.running !== null}>
              Choose another
            </Button>
          </div>
        </form>
      ) : (
        <RestoreFindings
          whole={whole}
          failure={failure}
          isBusy={installing.running !== null}
          onInstall={() => void install()}
          onCancel={onCancel}
        />
      )}
      <Progress act={checking} said="Opening every record and file in the backup" />
      <Progress
        act={installing}
        said="Putting the backup in place"
        count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        cancellable={false}
      />
    </>
  );
}
