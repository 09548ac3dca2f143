import { Button } from '@mantine/core';
import { showInstant, showDay } from '../../ui/dates';
import type { VerifyOutcome } from '../../vault/api';
import { countOfKind } from '../../domain/kind-words';

/** What a verified backup holds, shown before anything is written. */
export function RestoreFindings({
  whole,
  failure,
  isBusy,
  onInstall,
  onCancel,
}: {
  readonly whole: Extract<VerifyOutcome, { readonly kind: 'whole' }>;
  readonly failure: string | null;
  readonly isBusy: boolean;
  readonly onInstall: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <>
      <p role="status">
        <strong>The backup is whole.</strong> Every record and file in it was opened
        {whole.upTo === null ? '.' : `; the newest is from ${showInstant(whole.upTo)}.`}
      </p>
      <ul className="restore-counts" aria-label="What it holds">
        {Object.entries(whole.counts)
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <li key={kind}>{countOfKind(kind, count)}</li>
          ))}
        <li>{whole.files === 1 ? '1 file' : `${whole.files.toLocaleString('en-GB')} files`}</li>
      </ul>
      {whole.destructionsKnownUpTo === null ? null : (
        <p className="restore-caution">
          Records destroyed after {showDay(whole.destructionsKnownUpTo)} are not known to this backup and
          would come back. If a newer drive or certificate exists, use that one.
        </p>
      )}
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
      <div className="form-foot">
        <Button onClick={onInstall} loading={isBusy}>
          Restore it
        </Button>
        <Button variant="default" onClick={onCancel} disabled={isBusy}>
          Cancel
        </Button>
      </div>
      <p className="small muted restore-after">
        Casekeep then starts again, locked. Unlock with the same password or recovery key.
      </p>
    </>
  );
}
