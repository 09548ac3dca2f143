import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../ui/card';
import { ConfirmSecret } from '../../ui/confirm-secret';
import { Progress, showBytes } from '../../ui/progress';
import { useLongAct } from '../../ui/use-long-act';
import { useBridge, useVault } from '../../ui/vault-link';
import { longSentence, type Said } from './backup-sentence';

/** The whole vault in one sealed file: for a new laptop or an archive. */
export function OneFileExport() {
  const bridge = useBridge();
  const vault = useVault();
  const act = useLongAct();
  const [isAsking, setIsAsking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  const start = async (): Promise<string | null> => {
    const target = await bridge.chooseTarget('casekeep-export.casekeep');
    if (target.kind === 'cancelled') return 'No place was chosen. Nothing was written.';
    void write(target.targetId);
    return null;
  };
  const write = async (targetId: string) => {
    setSaid(null);
    const outcome = await act.run((onProgress, token) => vault.exportOneFile(targetId, onProgress, token));
    if (outcome !== null)
      setSaid(
        longSentence(
          outcome,
          'The export is complete and sealed; it opens with the password or the recovery sheet.',
        ),
      );
  };

  return (
    <Card title="One-file export">
      <p>
        Everything in one sealed file, for a new laptop or an archive. It opens with this vault’s password or
        its recovery sheet, and with nothing else.
      </p>
      <div className="form-foot">
        <Button variant="default" disabled={act.running !== null} onClick={() => setIsAsking(true)}>
          Export to one file
        </Button>
        <p className="form-outcome" role="status" data-tone={said?.tone}>
          {said?.said ?? ''}
        </p>
      </div>
      <Progress
        act={act}
        said="Writing the export"
        count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
      />
      <ConfirmSecret
        opened={isAsking}
        title="Export the whole vault"
        confirmLabel="Choose where"
        onConfirmed={start}
        onClose={() => setIsAsking(false)}
      >
        <p>The file holds every record, sealed. Keep it as you keep the backup drive.</p>
      </ConfirmSecret>
    </Card>
  );
}
