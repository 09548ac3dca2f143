import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportRun } from '../../domain/import-run';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { DangerDialog } from '../../ui/danger-dialog';
import { showInstant } from '../../ui/dates';
import { unsavedSentence } from '../../ui/unsaved';
import { useAct, useView } from '../../ui/vault-link';
import { TARGET_OPTIONS } from './import-words';

/** Earlier imports, each of which can be taken back as a whole. */
export function PastImports() {
  const runs = useView({ name: 'import-runs', args: {} });
  const [undoing, setUndoing] = useState<ImportRun | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (runs === undefined || runs.length === 0) return null;
  return (
    <Card title="Earlier imports" rows>
      {runs.map((run) => (
        <div className="card-row" key={run.id}>
          <span className="import-run">
            <strong>{nameOf(run)}</strong>
            <span className="small muted">
              {showInstant(run.importedAt)} · {run.imported.toLocaleString('en-GB')} imported,{' '}
              {run.refused.toLocaleString('en-GB')} refused
            </span>
          </span>
          {run.undoneAt === null ? (
            <Button
              size="xs"
              variant="default"
              aria-label={`Undo import: ${nameOf(run)} ${showInstant(run.importedAt)}`}
              onClick={() => setUndoing(run)}
            >
              Undo import
            </Button>
          ) : (
            <Chip>Undone</Chip>
          )}
        </div>
      ))}
      {said === null ? null : (
        <div className="card-row" role="status">
          {said}
        </div>
      )}
      <UndoDialog run={undoing} onClose={() => setUndoing(null)} onDone={setSaid} />
    </Card>
  );
}

function UndoDialog({
  run,
  onClose,
  onDone,
}: {
  readonly run: ImportRun | null;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}) {
  const act = useAct();
  const undo = async (): Promise<string | null> => {
    if (run === null) return null;
    const outcome = await act({ name: 'undo-import', args: { runId: run.id } });
    if (outcome.kind !== 'saved') return unsavedSentence(outcome) ?? 'Not undone. Try again.';
    const kept = outcome.kept === 0 ? '' : ` ${outcome.kept} were changed since or are in use, and stay.`;
    onDone(`${outcome.removed.toLocaleString('en-GB')} records of that import are removed.${kept}`);
    return null;
  };
  return (
    <DangerDialog
      opened={run !== null}
      title="Undo this import"
      confirmLabel="Remove what it brought"
      onConfirm={undo}
      onClose={onClose}
    >
      {run === null ? null : (
        <p>
          {run.imported.toLocaleString('en-GB')} {nameOf(run).toLowerCase()} imported{' '}
          {showInstant(run.importedAt)} are removed. Records that were changed since, or that something else
          builds on, stay. The file itself is not touched and can be imported again.
        </p>
      )}
    </DangerDialog>
  );
}

function nameOf(run: ImportRun): string {
  return TARGET_OPTIONS.find(({ value }) => value === run.target)?.label ?? run.target;
}
