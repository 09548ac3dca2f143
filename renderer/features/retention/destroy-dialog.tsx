import { ConfirmSecret } from '../../ui/confirm-secret';
import { useAct, useBridge, useView } from '../../ui/vault-link';
import type { RetentionRow } from '../../vault/api';
import { countsInWords } from '../../domain/kind-words';
import { destroyFailure } from './retention-words';

/** Before destruction: who, what, what cannot come back, which drives lag behind. The password is asked again. */
export function DestroyDialog({
  row,
  onClose,
}: {
  readonly row: RetentionRow | null;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const bridge = useBridge();
  const drives = useView(row === null ? null : { name: 'drives', args: {} });

  const destroy = async (password: string): Promise<string | null> => {
    if (row === null) return null;
    const outcome = await act({ name: 'destroy-records', args: { personId: row.personId, password } });
    const failure = destroyFailure(outcome, new Date());
    if (failure === null) await bridge.lock('rebuild');
    return failure;
  };

  return (
    <ConfirmSecret
      opened={row !== null}
      title={row === null ? 'Destroy' : `Destroy the records of ${row.name}`}
      confirmLabel="Destroy for good"
      actChecks
      danger
      onConfirmed={destroy}
      onClose={onClose}
    >
      {row === null ? null : (
        <>
          <p>
            <strong>{countsInWords(row.counts)}</strong> of {row.name} will be destroyed: their keys are
            removed, so that nobody can read them again, also not from this laptop’s journal. A vault that a
            restore kept aside cannot be opened any more either. This cannot be undone.
          </p>
          <p>{row.finding.why}</p>
          <p>
            {drives === undefined || drives.length === 0
              ? 'No backup drive is known.'
              : `Until they are next connected, these still hold the key: ${drives.map((drive) => drive.label).join(', ')}.`}{' '}
            A certificate stays. Casekeep then starts again, locked, and finishes.
          </p>
        </>
      )}
    </ConfirmSecret>
  );
}
